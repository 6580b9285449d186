package es.sml.connector.deliver;

/** When a lead is searched in SML before it is sent for the first time. */
public enum SearchFirst {
  /** After a restore of the data directory. */
  AUTO,
  /** After each start. */
  ALWAYS,
  NEVER
}
