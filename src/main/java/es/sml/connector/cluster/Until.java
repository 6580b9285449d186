package es.sml.connector.cluster;

import java.time.Duration;

/** Times until which something lasts, as SQL by the database's clock. */
final class Until {
  private Until() {}

  /**
   * True of a time that is still to come. One further away than anybody sets it was set before the
   * clock was set back, and is over.
   *
   * @param now the database's clock, as SQL
   * @param time a column, in milliseconds since 1970
   * @param longest for how long it is set at most
   */
  static String isToCome(String now, String time, Duration longest) {
    return "%1$s > %2$s AND %1$s <= %2$s + %3$d".formatted(time, now, 2 * longest.toMillis());
  }
}
