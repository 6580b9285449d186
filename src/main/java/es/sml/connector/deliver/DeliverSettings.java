package es.sml.connector.deliver;

import es.sml.connector.setting.Check;

/**
 * How a lead is delivered.
 *
 * @param maxAttempts after how many starts that ended in a crash a message is a dead letter
 * @param pauseAfter after how many unknown outcomes in a row the account pauses
 */
public record DeliverSettings(Integer maxAttempts, Integer pauseAfter) {
  public DeliverSettings {
    maxAttempts = Check.between("max-attempts", Check.orDefault(maxAttempts, 10), 1, 1000);
    pauseAfter = Check.between("pause-after", Check.orDefault(pauseAfter, 5), 1, 1000);
  }
}
