package es.sml.connector.door.meta;

/** The names of the exchange properties of Meta's routes. */
public final class MetaProperties {
  /** FETCHED, KNOWN, LATER or DEAD. */
  public static final String OUTCOME = "MetaOutcome";

  /** Why an id becomes a dead letter, for a person. */
  public static final String REASON = "MetaReason";

  private MetaProperties() {}
}
