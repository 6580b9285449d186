package es.sml.connector.failure.sml;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;

/** Thrown in place of a request to SML while an operator's pause of the account is in force. */
public final class AccountPausedException extends SmlUnavailableException {
  private static final long serialVersionUID = 1L;

  /**
   * @param pause who paused it, and why
   * @param left time until the end of the pause; null if it has none
   */
  public AccountPausedException(String account, LocalizedText pause, Duration left) {
    super(LocalizedText.of("account.paused", "the account {0} is {1}", account, pause), left);
  }
}
