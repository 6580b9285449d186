package es.sml.connector.parse.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.Optional;

/**
 * Reads number plates: Spanish ones, and those of other countries under a label. Decides which
 * forms count in a sentence.
 */
public final class PlateReader {
  private static final int MAX_LENGTH = 20;
  private static final String CURRENT = "\\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}";
  private static final String PROVINCIAL = "[A-Z]{1,2}[ -]?\\d{4}[ -]?[A-Z]{1,2}";
  private static final String OLDEST = "[A-Z]{1,2}[ -]?\\d{1,6}";
  private static final Pattern PLATE = Pattern.compile(CURRENT + "|" + PROVINCIAL + "|" + OLDEST);
  private static final Pattern FOREIGN =
      Pattern.compile(
          "[A-Z]{1,3}[ -]?[A-Z]{0,2}[ -]?\\d{1,4}[ -]?[A-Z]{0,3}(?:[ -]?\\d{2})?"
              + "|\\d{1,3}[ -]?[A-Z]{1,3}[ -]?\\d{1,4}");
  private static final Pattern IN_PROSE =
      Pattern.compile("\\b(?:" + CURRENT + "|[A-Z]{1,2}-\\d{4}-[A-Z]{1,2})\\b");

  private PlateReader() {}

  /** Returns the plate, without separators, if the text is exactly one plate. */
  public static Optional<String> plate(String text) {
    String plate = Letters.upper(text.strip());
    return plate.length() <= MAX_LENGTH && PLATE.matches(plate)
        ? Optional.of(plain(plate))
        : Optional.empty();
  }

  /**
   * Returns a Spanish plate without separators, or a plate of another country as written. The text
   * must be labelled as a plate.
   */
  public static Optional<String> anyPlate(String text) {
    String written = Letters.upper(Letters.oneLine(text.strip()));
    return plate(text).or(() -> FOREIGN.matches(written) ? Optional.of(written) : Optional.empty());
  }

  /**
   * Returns the only plate in running text, without separators. It accepts only unmistakable forms:
   * "A-4" could be a plate of 1900, but is a car.
   */
  public static Optional<String> inProse(String text) {
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
