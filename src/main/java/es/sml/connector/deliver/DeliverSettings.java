package es.sml.connector.deliver;

import es.sml.connector.setting.Check;

/**
 * How a lead is delivered.
 *
 * @param maxAttempts after how many starts that ended in a crash a message is a dead letter
 * @param pauseAfter after how many unknown outcomes in a row the account pauses
 * @param searchFirst when leads are searched in SML before they are sent
 */
public record DeliverSettings(Integer maxAttempts, Integer pauseAfter, SearchFirst searchFirst) {
  public DeliverSettings {
    maxAttempts = Check.between("max-attempts", Check.orDefault(maxAttempts, 10), 1, 1000);
    pauseAfter = Check.between("pause-after", Check.orDefault(pauseAfter, 5), 1, 1000);
    searchFirst = Check.orDefault(searchFirst, SearchFirst.AUTO);
  }
}
