package es.sml.connector.failure.sml;

import es.sml.connector.language.LocalizedException;
import es.sml.connector.language.LocalizedText;

/**
 * Thrown when SML rejects an account's login; the account is down and its leads wait. {@code
 * SmlSession} decides when the next login follows.
 */
public class SmlLoginException extends LocalizedException {
  private static final long serialVersionUID = 1L;

  public SmlLoginException(String account, String reason) {
    this(account, LocalizedText.recorded(reason));
  }

  public SmlLoginException(String account, LocalizedText reason) {
    super(LocalizedText.of("sml.account", "account {0}: {1}", account, reason), null);
  }
}
