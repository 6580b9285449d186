package es.sml.connector.failure.sml;

/** Thrown when SML rejects a request permanently (4xx); the lead becomes a dead letter. */
public class LeadRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  /**
   * @param status SML's HTTP status
   * @param errors SML's error text, shortened
   */
  public LeadRejectedException(int status, String errors) {
    super("SML rejected the request with " + status + ": " + errors);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
