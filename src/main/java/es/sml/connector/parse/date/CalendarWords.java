package es.sml.connector.parse.date;

import es.sml.connector.parse.text.Letters;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of months and days of the week in the languages of the dictionary. */
public final class CalendarWords {
  private static final List<Locale> LANGUAGES =
      List.of("es", "ca", "gl", "eu", "pt", "fr", "de", "it", "en", "nl").stream()
          .map(Locale::forLanguageTag)
          .toList();
  private static final List<TextStyle> MONTH_STYLES =
      List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT);

  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> DAYS = new HashMap<>();

  static {
    for (Locale language : LANGUAGES) {
      for (Month month : Month.values()) {
        MONTH_STYLES.forEach(
            style -> MONTHS.put(key(month.getDisplayName(style, language)), month.getValue()));
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        DAYS.put(key(day.getDisplayName(TextStyle.FULL, language)), day);
      }
    }
  }

  private CalendarWords() {}

  /**
   * Returns the number of the month.
   *
   * @param plain in lower case, without accents
   */
  static Optional<Integer> month(String plain) {
    return Optional.ofNullable(MONTHS.get(plain));
  }

  /** Returns the day of the week of that name, in lower case, without accents. */
  public static Optional<DayOfWeek> day(String plain) {
    return Optional.ofNullable(DAYS.get(plain));
  }

  private static String key(String name) {
    String plain = Letters.plain(name).replace(".", "");
    return plain.startsWith("de ") ? plain.substring("de ".length()) : plain.replace("d'", "");
  }
}
