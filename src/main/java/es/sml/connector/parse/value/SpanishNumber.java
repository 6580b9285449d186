package es.sml.connector.parse.value;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads a number in Spanish or English form: "12.500,00", "12,500.00" and "12 500". A single
 * separator before exactly three digits separates thousands.
 */
final class SpanishNumber {
  private static final int MAX_LENGTH = 20;
  private static final Pattern PLAIN = Pattern.compile("\\d+(?:[.,]\\d{1,2})?");
  private static final Pattern DOTS = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?");
  private static final Pattern COMMAS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?");
  private static final Pattern SPACES =
      Pattern.compile("\\d{1,3}(?:[ '\u00A0\u202F]\\d{3})+(?:[.,]\\d{1,2})?");

  private static final Pattern NO_NUMBER = Pattern.compile("[ '\u00A0\u202F]");

  private SpanishNumber() {}

  /** Returns whether the text is digits, with full stops and commas between them. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean between = i > 0 && i < text.length() - 1 && (c == '.' || c == ',');
      if (!between && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Returns the number, never negative; empty in case of doubt. */
  static Optional<BigDecimal> read(String text) {
    String number = text.strip();
    if (number.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (number.indexOf('.') > 0 && DOTS.matches(number)) {
      return Optional.of(new BigDecimal(number.replace(".", "").replace(',', '.')));
    }
    if (number.indexOf(',') > 0 && COMMAS.matches(number)) {
      return Optional.of(new BigDecimal(number.replace(",", "")));
    }
    if (!isPlain(number) && SPACES.matches(number)) {
      return Optional.of(
          new BigDecimal(NO_NUMBER.matcher(number).replaceAll("").replace(',', '.')));
    }
    return PLAIN.matches(number)
        ? Optional.of(new BigDecimal(number.replace(',', '.')))
        : Optional.empty();
  }
}
