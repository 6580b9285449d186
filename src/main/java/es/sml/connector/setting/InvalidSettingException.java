package es.sml.connector.setting;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;

/** Thrown when the value of a setting is not allowed. */
public class InvalidSettingException extends IllegalArgumentException implements Localized {
  private static final long serialVersionUID = 1L;
  private final transient LocalizedText text;

  /**
   * Creates an error.
   *
   * @param code the key of the Spanish text
   * @param english the English text, with {0} for the first argument
   */
  public InvalidSettingException(String code, String english, Object... arguments) {
    this(LocalizedText.of(code, english, arguments));
  }

  /** Creates an error of a text that has its arguments. */
  public InvalidSettingException(LocalizedText text) {
    super(text.toString());
    this.text = text;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
