package es.sml.connector.callback;

import java.time.Duration;

/** Thrown when a CRM did not accept an event; the event is sent again later. */
public final class CallbackFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Duration retryAfter;

  /**
   * @param retryAfter wait that the receiver asked for; null if none
   */
  public CallbackFailedException(String reason, Duration retryAfter) {
    super(reason);
    this.retryAfter = retryAfter;
  }

  /** Returns the wait that the receiver asked for; null if none. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
