package es.sml.connector.callback;

import java.time.Duration;

/** Thrown when a CRM did not take an event; it is told again later. */
public final class CallbackFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Duration retryAfter;

  /**
   * @param retryAfter how long the receiver asked to wait; null where it did not say
   */
  CallbackFailedException(String reason, Duration retryAfter) {
    super(reason);
    this.retryAfter = retryAfter;
  }

  /** How long the receiver asked to wait, or null. */
  Duration retryAfter() {
    return retryAfter;
  }
}
