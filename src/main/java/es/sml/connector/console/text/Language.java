package es.sml.connector.console.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The languages of the pages. It decides which one a person gets: the chosen one, else by the
 * browser's languages.
 */
public enum Language {
  ES(Locale.forLanguageTag("es-ES")),
  EN(Locale.UK);

  /** The cookie with the chosen language. It replaces the browser's language. */
  public static final String COOKIE = "sml-language";

  // Readers of these languages read Spanish too.
  private static final Set<String> OF_SPAIN = Set.of("es", "ca", "gl", "eu", "ast", "an", "oc");

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  public String tag() {
    return locale.getLanguage();
  }

  /**
   * Returns the chosen language, else the browser's first supported language.
   *
   * @param chosen null if none is chosen
   * @param accepted the header Accept-Language; null for none
   */
  public static Language of(String chosen, String accepted) {
    return Stream.of(values())
        .filter(language -> language.tag().equals(chosen))
        .findFirst()
        .orElseGet(() -> accepted(accepted));
  }

  private static Language accepted(String header) {
    List<Locale.LanguageRange> ranges;
    try {
      ranges = header == null ? List.of() : Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException e) {
      return ES; // not a list of languages
    }
    for (Locale.LanguageRange range : ranges) {
      String language = range.getRange().split("-", 2)[0];
      if (OF_SPAIN.contains(language)) {
        return ES;
      }
      if (language.equals(EN.tag())) {
        return EN;
      }
    }
    return ranges.isEmpty() ? ES : EN;
  }
}
