package es.sml.connector.callback;

import java.time.Duration;

/** Thrown when a CRM did not accept an event; the event is sent again later. */
public final class CallbackFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final Duration retryAfter;

  /**
   * @param status HTTP status of the receiver's response
   * @param retryAfter wait that the receiver asked for; null if none
   */
  public CallbackFailedException(int status, String reason, Duration retryAfter) {
    super(reason);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Returns the HTTP status of the receiver's response. */
  public int status() {
    return status;
  }

  /** Returns the wait that the receiver asked for; null if none. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
