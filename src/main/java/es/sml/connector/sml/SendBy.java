package es.sml.connector.sml;

import java.time.Duration;

/**
 * Until when a request may be sent. By two clocks, of which either may stand still while the
 * machine sleeps: the first that is over counts.
 *
 * @param nanoTime of {@link System#nanoTime}
 * @param millis since 1970
 */
public record SendBy(long nanoTime, long millis) {
  /** Of a request of the connector's own, on its way through the HTTP client; never sent. */
  static final String HEADER = "X-Send-By";

  /** So long from now. */
  public static SendBy within(Duration time) {
    return new SendBy(
        System.nanoTime() + time.toNanos(), System.currentTimeMillis() + time.toMillis());
  }

  static SendBy of(String text) {
    int colon = text.indexOf(':');
    return new SendBy(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  boolean isOver() {
    return System.nanoTime() - nanoTime > 0 || System.currentTimeMillis() > millis;
  }

  @Override
  public String toString() {
    return nanoTime + ":" + millis;
  }
}
