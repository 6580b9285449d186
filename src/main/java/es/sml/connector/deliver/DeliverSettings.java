package es.sml.connector.deliver;

import es.sml.connector.setting.Check;

/**
 * Limits of the delivery of leads to SML.
 *
 * @param maxAttempts after so many attempts that a crash ended, a message is a dead letter
 * @param breakerThreshold after so many unknown outcomes in a row the circuit breaker opens
 * @param searchFirst when leads are searched in SML before they are sent
 */
public record DeliverSettings(
    Integer maxAttempts, Integer breakerThreshold, SearchFirst searchFirst) {
  public DeliverSettings {
    maxAttempts = Check.between("max-attempts", Check.orDefault(maxAttempts, 10), 1, 1000);
    breakerThreshold =
        Check.between("breaker-threshold", Check.orDefault(breakerThreshold, 5), 1, 1000);
    searchFirst = Check.orDefault(searchFirst, SearchFirst.AUTO);
  }
}
