package es.sml.connector.door.meta;

/** The names of the exchange properties of Meta's routes. */
public final class MetaProperties {
  /** FETCHED, KNOWN, LATER or DEAD. */
  public static final String OUTCOME = "MetaOutcome";

  private MetaProperties() {}
}
