package es.sml.connector.door.fetch;

/** The names of the exchange properties of the fetching routes. */
public final class FetchProperties {
  /** FETCHED, KNOWN, LATER or DEAD. */
  public static final String OUTCOME = "FetchOutcome";

  /** Why an id becomes a dead letter, for a person. */
  public static final String REASON = "FetchReason";

  private FetchProperties() {}
}
