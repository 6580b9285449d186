package es.sml.connector.inbox.connection;

import es.sml.connector.language.LocalizedText;

/**
 * The text for a mailbox whose server refuses the login, with the keys to check. {@link
 * FailureMessages} decides which refusal may pass.
 */
public final class LoginRefusal {
  private LoginRefusal() {}

  /**
   * Returns the reason.
   *
   * @param words the server's own words
   * @param signsIn whether it has sign-in in place of a password
   */
  public static LocalizedText of(String username, String words, boolean signsIn) {
    return LocalizedText.of(
        "mailbox.login-refused",
        "the server refused the login of {0}: {1}; check {2} of this inbox in dealers.yaml",
        username,
        words,
        signsIn ? "sign-in" : LocalizedText.of("mailbox.password-keys", "username and password"));
  }
}
