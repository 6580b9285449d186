package es.sml.connector.language;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The language of the person at the terminal: Java's language for texts. It also decides the
 * language of a response by the header Accept-Language.
 */
public final class ReaderLanguage {
  private static final String SPANISH = "es";

  private static final List<Locale> OFFERED =
      List.of(Locale.ENGLISH, Locale.forLanguageTag(SPANISH));

  private ReaderLanguage() {}

  public static boolean isSpanish() {
    return isSpanish(now());
  }

  static Locale now() {
    return Locale.getDefault(Locale.Category.DISPLAY);
  }

  public static boolean isSpanish(Locale language) {
    return language.getLanguage().equals(SPANISH);
  }

  /**
   * Returns Spanish or English, by the header Accept-Language of a request. English is for programs
   * that ask for none.
   *
   * @param header null for none
   */
  public static Locale accepted(String header) {
    try {
      Locale found =
          header == null ? null : Locale.lookup(Locale.LanguageRange.parse(header), OFFERED);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH; // not a list of languages
    }
  }

  /** Returns the Spanish texts of the command line's help. */
  public static ResourceBundle help() {
    return texts("help");
  }

  // The name has the language, so no other language takes the place of a missing one.
  static ResourceBundle texts(String name) {
    return ResourceBundle.getBundle("language." + name + "_es", Locale.ROOT);
  }
}
