package es.sml.connector.setting;

import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.quartz.CronExpression;

/** Checks of setting values. Their errors name the setting and the allowed values. */
public final class Check {
  private Check() {}

  /** Returns the value, or the default if it is null. */
  public static <T> T orDefault(T value, T byDefault) {
    return value == null ? byDefault : value;
  }

  /**
   * Returns the value, which must be set.
   *
   * @throws IllegalArgumentException when the value is null or blank
   */
  public static <T> T needed(String name, T value) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new InvalidSettingException("setting.needed", "{0} is needed", name);
    }
    return value;
  }

  /**
   * Returns the directory, which must be set as a path for Java.
   *
   * @throws IllegalArgumentException when the path is null, blank or begins with ~
   */
  public static Path directory(String name, Path value) {
    needed(name, value == null ? null : value.toString());
    if (value.toString().startsWith("~")) {
      throw new InvalidSettingException(
          "setting.home-directory",
          "{0} begins with ~, which only a shell replaces: write the whole path, such as"
              + " /home/leads/in",
          name);
    }
    return value;
  }

  /**
   * Returns the value, which must be in a range.
   *
   * @throws IllegalArgumentException when the value is outside the range, whose ends are included
   */
  public static int between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidSettingException(
          "setting.between", "{0} must be from {1} to {2}, was {3}", name, least, most, value);
    }
    return value;
  }

  /**
   * Returns the value, which must be a Quartz cron expression, seconds first, that still comes.
   *
   * @throws IllegalArgumentException for another text, and if the time never comes
   */
  public static String cron(String name, String value) {
    return cron(name, value, Instant.now());
  }

  /**
   * Returns the value, which must be a Quartz cron expression, seconds first, with a time after the
   * given one.
   *
   * @throws IllegalArgumentException for another text, and without such a time
   */
  public static String cron(String name, String value, Instant after) {
    try {
      if (new CronExpression(value).getNextValidTimeAfter(Date.from(after)) == null) {
        throw new InvalidSettingException(
            "setting.cron-never",
            "{0} never comes, as 30 February or a year in the past: correct its day, month or year",
            name);
      }
      return value;
    } catch (ParseException e) {
      throw new InvalidSettingException(
          "setting.cron", "{0} must be a Quartz cron expression such as 0 30 3 * * ?", name);
    }
  }

  /**
   * Returns the duration, which must be longer than zero.
   *
   * @throws IllegalArgumentException when the duration is zero or negative
   */
  public static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new InvalidSettingException("setting.positive", "{0} must be longer than zero", name);
    }
    return value;
  }
}
