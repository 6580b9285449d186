package es.sml.connector.alert.send;

import java.time.Duration;

/**
 * Thrown when a channel does not accept a notice, for now or until a person helps. Its message has
 * no secret.
 */
public final class AlertFailedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean permanent;
  private final transient Duration retryAfter;

  private AlertFailedException(String reason, boolean permanent, Duration retryAfter) {
    super(reason);
    this.permanent = permanent;
    this.retryAfter = retryAfter;
  }

  static AlertFailedException forNow(String reason) {
    return new AlertFailedException(reason, false, null);
  }

  /** Makes one for a channel that asked to wait. */
  static AlertFailedException until(String reason, Duration retryAfter) {
    return new AlertFailedException(reason, false, retryAfter);
  }

  /** Makes one for a failure that only a person can end. */
  static AlertFailedException permanent(String reason) {
    return new AlertFailedException(reason, true, null);
  }

  public boolean isPermanent() {
    return permanent;
  }

  /** Returns how long the channel asked to wait; null if it did not. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
