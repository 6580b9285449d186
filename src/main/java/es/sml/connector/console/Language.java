package es.sml.connector.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The languages of the pages. */
enum Language {
  ES(Locale.forLanguageTag("es-ES")),
  EN(Locale.UK);

  /** What somebody chose, in place of what their browser asks for. */
  static final String COOKIE = "sml-language";

  // Whoever reads one of these first reads Spanish too.
  private static final Set<String> OF_SPAIN = Set.of("es", "ca", "gl", "eu", "ast", "an", "oc");

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }

  /** As in HTML. */
  String tag() {
    return locale.getLanguage();
  }

  /**
   * The chosen language, else the first that the browser names and the pages have.
   *
   * @param chosen null where nobody chose
   * @param accepted the header Accept-Language; null for none
   */
  static Language of(String chosen, String accepted) {
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
      return ES; // no list of languages
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
