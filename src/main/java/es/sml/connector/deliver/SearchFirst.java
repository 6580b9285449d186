package es.sml.connector.deliver;

/**
 * When the connector searches a lead in SML before it sends the lead for the first time: after a
 * restore, after each start, or never.
 */
public enum SearchFirst {
  /** After a restore of the data directory. */
  AUTO,
  /** After each start. */
  ALWAYS,
  /** At no time. */
  NEVER
}
