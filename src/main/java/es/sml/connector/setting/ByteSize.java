package es.sml.connector.setting;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;

/**
 * A number of bytes, written with its unit: 512MB. It decides when a limit is nearly reached.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB)");

  public static ByteSize ofMegabytes(long megabytes) {
    return new ByteSize(megabytes << 20);
  }

  /**
   * Reads a number with one of the units B, KB, MB, GB (powers of 1024).
   *
   * @throws IllegalArgumentException when the number or the unit is missing
   */
  public static ByteSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new InvalidSettingException(
          "setting.size", "expected a size with its unit (B, KB, MB, GB): 512MB");
    }
    int shift =
        switch (matcher.group(2)) {
          case "KB" -> 10;
          case "MB" -> 20;
          case "GB" -> 30;
          default -> 0;
        };
    return new ByteSize(Long.parseLong(matcher.group(1)) << shift);
  }

  /** Returns true for more than four fifths of this limit. */
  public boolean isNearlyReachedBy(long length) {
    return length > bytes / 5 * 4;
  }

  /** Writes the size with the largest unit that gives a whole number. */
  public String written() {
    String[] units = {"B", "KB", "MB", "GB"};
    int unit = 0;
    long number = bytes;
    while (unit < units.length - 1 && number != 0 && number % 1024 == 0) {
      number /= 1024;
      unit++;
    }
    return number + units[unit];
  }
}
