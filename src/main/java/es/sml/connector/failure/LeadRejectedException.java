package es.sml.connector.failure;

/** Thrown when SML refused a request for good (4xx): to the dead letters, without a retry. */
public class LeadRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  /**
   * @param status SML's HTTP status
   * @param errors SML's own words, shortened
   */
  public LeadRejectedException(int status, String errors) {
    super("SML rejected the request with " + status + ": " + errors);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
