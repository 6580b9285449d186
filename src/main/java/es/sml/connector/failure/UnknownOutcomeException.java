package es.sml.connector.failure;

/**
 * Thrown when SML may or may not have done what it was asked (5xx, timeout, lost answer): never
 * sent again before SML was searched for it.
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
