package es.sml.connector.cluster;

import java.time.Duration;

/**
 * SQL condition that a time is still to come, by the database's clock. A time too far in the future
 * counts as past.
 */
final class Expiry {
  private Expiry() {}

  /**
   * Returns a condition that is true for a future time. A time beyond the longest duration predates
   * a clock correction and counts as past.
   *
   * @param now SQL of the database's clock
   * @param time column with milliseconds since 1970
   * @param longest longest duration for which the time is set
   */
  static String isToCome(String now, String time, Duration longest) {
    return "%1$s > %2$s AND %1$s <= %2$s + %3$d".formatted(time, now, 2 * longest.toMillis());
  }
}
