package es.sml.connector.parse.template;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;

/** Thrown if the value of a key of a template is wrong, but only beside other keys. */
public class WrongKeyException extends InvalidSettingException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /**
   * Creates an error.
   *
   * @param key the key, such as text[1]
   */
  WrongKeyException(String key, LocalizedText reason) {
    super(reason);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
