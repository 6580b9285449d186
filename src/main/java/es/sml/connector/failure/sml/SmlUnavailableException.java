package es.sml.connector.failure.sml;

import es.sml.connector.language.LocalizedException;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;

/**
 * Thrown before a request has any effect, because SML cannot be reached or throttles (429). The
 * message stays on its queue and the account pauses. The lead is never at fault.
 */
public class SmlUnavailableException extends LocalizedException {
  private static final long serialVersionUID = 1L;
  private final Duration retryAfter;

  public SmlUnavailableException(String reason, Throwable cause) {
    this(LocalizedText.recorded(reason), cause);
  }

  public SmlUnavailableException(LocalizedText reason, Throwable cause) {
    super(reason, cause);
    this.retryAfter = null;
  }

  /**
   * @param retryAfter pause that SML asked for; null if it named none
   */
  public SmlUnavailableException(String reason, Duration retryAfter) {
    this(LocalizedText.recorded(reason), retryAfter);
  }

  /**
   * @param retryAfter pause that SML asked for; null if it named none
   */
  public SmlUnavailableException(LocalizedText reason, Duration retryAfter) {
    super(reason, null);
    this.retryAfter = retryAfter;
  }

  /** Returns the pause that SML asked for, or null. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns whether SML named a time to wait: a request before its end is in vain. */
  public boolean asksToWait() {
    return retryAfter != null && !retryAfter.isZero();
  }
}
