package es.sml.connector.failure.sml;

/**
 * Thrown when SML may or may not have processed a request (5xx, timeout, lost response). The
 * connector searches SML before it sends the request again.
 */
public class UnknownOutcomeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownOutcomeException(String reason) {
    super(reason);
  }

  public UnknownOutcomeException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
