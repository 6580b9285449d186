package es.sml.connector.ops.access;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.util.Locale;

/** Thrown when a person of an identity provider gets no access. Its text is for this person. */
public class SignInRefusedException extends Exception implements Localized {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient LocalizedText text;

  /**
   * @param status the HTTP status: 401 for a wrong token, 403 without a role, 503 if the provider
   *     does not respond
   */
  public SignInRefusedException(int status, LocalizedText text, Throwable cause) {
    super(text.toString(), cause);
    this.status = status;
    this.text = text;
  }

  public int status() {
    return status;
  }

  public String in(Locale language) {
    return text.in(language);
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
