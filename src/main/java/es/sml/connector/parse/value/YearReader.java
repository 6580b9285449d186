package es.sml.connector.parse.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the year of a vehicle. Decides which years are possible; several years in one field count
 * as none.
 */
public final class YearReader {
  private static final int EARLIEST = 1900;
  private static final int MAX_LENGTH = 40;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private YearReader() {}

  /**
   * Returns the only year in the text, from 1900 to next year; empty if there is none or several.
   */
  public static Optional<Integer> year(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int latest = Year.now(ZoneOffset.UTC).getValue() + 1;
    Integer found = null;
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      if (numbers.group().length() != 4) {
        continue;
      }
      int year = Integer.parseInt(numbers.group());
      if (found != null || year < EARLIEST || year > latest) {
        return Optional.empty();
      }
      found = year;
    }
    return Optional.ofNullable(found);
  }
}
