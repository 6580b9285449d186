package es.sml.connector.deliver;

import es.sml.connector.setting.Check;

/**
 * Limits of the delivery: attempts of an interrupted message, unknown outcomes that open the
 * circuit breaker, and the search before a first sending.
 *
 * @param maxAttempts How often the connector tries a message if a kill or a crash ends each try; 1
 *     to 1000. Then the message becomes a dead letter. With an external broker, the first try from
 *     a dealer's queue does not count. A message that itself crashes the connector becomes a dead
 *     letter after two crashes.
 * @param breakerThreshold Number of unknown outcomes in a row that opens the account's circuit
 *     breaker; 1 to 1000. It stays open until SML responds again.
 * @param searchFirst Controls whether the connector first searches SML before it sends a new lead.
 *     {@code auto}: only after the connector detects a restored or copied data directory. {@code
 *     always}: after each start. Set it before the first start from a snapshot, which the connector
 *     does not detect, or with a restored PostgreSQL. {@code never}: only for two connectors with
 *     separate ledgers that use one account on purpose.
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
