package es.sml.connector.failure.sml;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;

/**
 * Thrown when SML rejects an account's login; the account is down and its leads wait. {@code
 * SmlSession} decides when the next login follows.
 */
public class SmlLoginException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;
  private final transient LocalizedText text;

  public SmlLoginException(String account, String reason) {
    this(account, LocalizedText.recorded(reason));
  }

  public SmlLoginException(String account, LocalizedText reason) {
    this(LocalizedText.of("sml.account", "account {0}: {1}", account, reason));
  }

  private SmlLoginException(LocalizedText text) {
    super(text.toString());
    this.text = text;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
