package es.sml.connector.console.text;

import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of the pages in one language. */
public final class PageMessages {
  private static final String BUNDLE = "console.words";
  private static final Map<Language, PageMessages> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new PageMessages(language));
    }
  }

  private final Language language;
  private final ResourceBundle texts;

  private PageMessages(Language language) {
    this.language = language;
    this.texts = ResourceBundle.getBundle(BUNDLE, language.locale());
  }

  public static PageMessages in(Language language) {
    return ALL.get(language);
  }

  /**
   * Returns a text with its values.
   *
   * @throws MissingResourceException if there is no text of that name
   */
  public String get(String name, Object... values) {
    String text = texts.getString(name);
    return values.length == 0 ? text : new MessageFormat(text, language.locale()).format(values);
  }

  /** Returns true if there is a text of that name. */
  public boolean has(String name) {
    return texts.containsKey(name);
  }
}
