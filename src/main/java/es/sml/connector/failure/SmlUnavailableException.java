package es.sml.connector.failure;

import java.time.Duration;

/**
 * Thrown when nothing was done because SML could not be reached, or asked to be left alone (429):
 * the message stays queued and the account pauses. It is never the lead's fault.
 */
public class SmlUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Duration retryAfter;

  public SmlUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
    this.retryAfter = null;
  }

  /**
   * @param retryAfter how long SML asked to wait; null where it did not say
   */
  public SmlUnavailableException(String reason, Duration retryAfter) {
    super(reason);
    this.retryAfter = retryAfter;
  }

  /** How long SML asked to wait, or null. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
