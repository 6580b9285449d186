package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Reads Spanish number plates. */
final class PlateReader {
  private static final int MAX_LENGTH = 20;
  private static final String CURRENT = "\\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}";
  private static final String PROVINCIAL = "[A-Z]{1,2}[ -]?\\d{4}[ -]?[A-Z]{1,2}";
  private static final String OLDEST = "[A-Z]{1,2}[ -]?\\d{1,6}";
  private static final Pattern PLATE = Pattern.compile(CURRENT + "|" + PROVINCIAL + "|" + OLDEST);
  private static final Pattern IN_PROSE =
      Pattern.compile("\\b(?:" + CURRENT + "|[A-Z]{1,2}-\\d{4}-[A-Z]{1,2})\\b");

  private PlateReader() {}

  /** The plate, without separators, if the text is one and nothing else. */
  static Optional<String> plate(String text) {
    String plate = Letters.upper(text.strip());
    return plate.length() <= MAX_LENGTH && PLATE.matches(plate)
        ? Optional.of(plain(plate))
        : Optional.empty();
  }

  /**
   * The only plate in running text, without separators. Only forms that nothing else looks like:
   * "A-4" would be a plate of 1900, and is a car.
   */
  static Optional<String> inProse(String text) {
    Matcher matcher = IN_PROSE.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String plate = plain(matcher.group());
    while (matcher.find()) {
      if (!plain(matcher.group()).equals(plate)) {
        return Optional.empty();
      }
    }
    return Optional.of(plate);
  }

  private static String plain(String plate) {
    return plate.replace(" ", "").replace("-", "");
  }
}
