package es.sml.connector.setting;

import java.time.Duration;
import org.quartz.CronExpression;

/** Checks of setting values, each failing with the setting's name and what is allowed. */
public final class Check {
  private Check() {}

  /** The value, or the default where none is set. */
  public static <T> T orDefault(T value, T byDefault) {
    return value == null ? byDefault : value;
  }

  /**
   * The value, which must be there.
   *
   * @throws IllegalArgumentException when the value is null or blank
   */
  public static <T> T needed(String name, T value) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new IllegalArgumentException(name + " is needed");
    }
    return value;
  }

  /**
   * The value, which must lie in a range.
   *
   * @throws IllegalArgumentException when the value lies outside the range, both ends included
   */
  public static int between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", was " + value);
    }
    return value;
  }

  /**
   * The value, which must be a Quartz cron expression, seconds first.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static String cron(String name, String value) {
    if (!CronExpression.isValidExpression(value)) {
      throw new IllegalArgumentException(
          name + " must be a Quartz cron expression such as 0 30 3 * * ?");
    }
    return value;
  }

  /**
   * The duration, which must be longer than zero.
   *
   * @throws IllegalArgumentException when the duration is zero or negative
   */
  public static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than zero");
    }
    return value;
  }
}
