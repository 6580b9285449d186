package es.sml.connector.failure;

/**
 * Thrown when a lead that the ledger has not recorded cannot use the fast path into SML. The lead
 * goes to its account's inbound queue instead.
 */
public class LeadDivertedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes a reason without the customer's data. */
  public LeadDivertedException(String reason) {
    super(reason);
  }
}
