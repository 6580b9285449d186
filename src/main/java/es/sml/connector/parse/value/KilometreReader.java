package es.sml.connector.parse.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Reads the distance that a vehicle has been driven, and converts miles. Decides which distances
 * are too long or doubtful.
 */
public final class KilometreReader {
  private static final int MAX_LENGTH = 60;
  private static final BigDecimal KILOMETRES_PER_MILE = new BigDecimal("1.609");
  private static final BigDecimal THOUSAND = new BigDecimal(1000);
  private static final BigDecimal MOST = new BigDecimal(2_000_000);
  private static final Pattern DISTANCE =
      Pattern.compile(
          "(?i)(?:aprox(?:\\.|imadamente)?|unos|sobre|ca\\.?|approx\\.?|about|~)?\\s*(\\d[\\d., '\u00A0\u202F]*?)\\s*(mil\\b)?\\s*(?:de\\s+)?"
              + "(kms?|kil[oó]metros|kilometers|kilometres|mi|mls|miles|millas)?\\.?");

  private KilometreReader() {}

  /**
   * Returns whole kilometres as digits, and converts miles. Empty in case of doubt.
   *
   * @param unit the unit if the text names none: "mi" or "miles" in any case; any other value, and
   *     null, means kilometres
   */
  public static Optional<String> kilometres(String text, String unit) {
    String distance = text.strip();
    if (distance.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String bare =
        distance.endsWith("km") ? distance.substring(0, distance.length() - 2).strip() : distance;
    if (SpanishNumber.isPlain(bare)) { // as most distances are, so no expression needs to search
      boolean named = bare.length() < distance.length();
      return kilometres(bare, BigDecimal.ONE, !named && isMiles(unit));
    }
    Matcher matcher = DISTANCE.matcher(distance);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal factor = matcher.group(2) == null ? BigDecimal.ONE : THOUSAND;
    boolean miles = isMiles(matcher.group(3) == null ? unit : matcher.group(3));
    return kilometres(matcher.group(1), factor, miles);
  }

  private static Optional<String> kilometres(String written, BigDecimal factor, boolean miles) {
    return SpanishNumber.read(written)
        .map(number -> number.multiply(factor))
        .map(number -> miles ? number.multiply(KILOMETRES_PER_MILE) : number)
        .filter(number -> number.compareTo(MOST) <= 0)
        .map(number -> number.setScale(0, RoundingMode.HALF_UP).toPlainString());
  }

  private static boolean isMiles(String unit) {
    if (unit == null) {
      return false;
    }
    return switch (Letters.lower(unit.strip())) {
      case "mi", "mls", "mile", "miles", "millas" -> true;
      default -> false;
    };
  }
}
