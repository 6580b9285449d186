package es.sml.connector.setting;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;

/** Reads a length of time written with its unit: 500ms, 20s, 5m, 6h, 1d. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads a number with one of the units ms, s, m, h, d.
   *
   * @throws IllegalArgumentException when the number or the unit is missing
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidSettingException(
          "setting.time", "expected a time with its unit (ms, s, m, h, d): 20s");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** Writes the length with the largest unit that gives a whole number. */
  public static String written(Duration length) {
    long milliseconds = length.toMillis();
    if (milliseconds == 0 || milliseconds % 1000 != 0) {
      return milliseconds + "ms";
    }
    long seconds = length.toSeconds();
    if (seconds % 86_400 == 0) {
      return length.toDays() + "d";
    }
    if (seconds % 3600 == 0) {
      return length.toHours() + "h";
    }
    return seconds % 60 == 0 ? length.toMinutes() + "m" : seconds + "s";
  }
}
