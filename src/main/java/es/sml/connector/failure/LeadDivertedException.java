package es.sml.connector.failure;

/**
 * Thrown when a lead of which nothing is noted yet cannot go straight into SML: it takes the way
 * over its account's inbound queue, on which all is noted first.
 */
public class LeadDivertedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A reason without the customer's data. */
  public LeadDivertedException(String reason) {
    super(reason);
  }
}
