package es.sml.connector.language;

import java.util.Locale;
import java.util.ResourceBundle;

/** The language of the person at the terminal: Java's language for texts. */
public final class ReaderLanguage {
  private static final String SPANISH = "es";

  private ReaderLanguage() {}

  public static boolean isSpanish() {
    return isSpanish(now());
  }

  static Locale now() {
    return Locale.getDefault(Locale.Category.DISPLAY);
  }

  static boolean isSpanish(Locale language) {
    return language.getLanguage().equals(SPANISH);
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
