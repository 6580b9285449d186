package es.sml.connector.deliver;

import es.sml.connector.setting.Check;

/**
 * Limits of the delivery of leads to SML.
 *
 * @param maxAttempts Limit of the attempts that a crash ends; 1 to 1000. Then the message becomes a
 *     dead letter. With an external broker, the first attempt on a dealer's queue is not counted. A
 *     poison message becomes a dead letter after two crashes.
 * @param breakerThreshold Number of unknown outcomes in a row that opens the account's circuit
 *     breaker; 1 to 1000. It stays open until SML responds again.
 * @param searchFirst When the connector searches a lead in SML before it sends the lead for the
 *     first time. {@code auto}: after a restore of the data directory, which the connector detects.
 *     {@code always}: set it before the first start from a snapshot of the whole machine. {@code
 *     never}: only for two connectors with separate ledgers that use one account on purpose.
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
