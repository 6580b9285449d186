package es.sml.connector.sml;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when a request may be sent. By two clocks, of which either may stand still while the
 * machine sleeps: the first that is over counts.
 *
 * @param nanoTime of {@link System#nanoTime}
 * @param millis since 1970
 */
public record SendBy(long nanoTime, long millis) {
  /** Of a request of the connector's own, on its way through the HTTP client; never sent. */
  public static final String HEADER = "X-Send-By";

  /**
   * So long from now.
   *
   * @param steadyClock in nanoseconds, as {@link System#nanoTime}
   * @param wallClock in milliseconds since 1970
   */
  public static SendBy within(Duration time, LongSupplier steadyClock, LongSupplier wallClock) {
    return new SendBy(
        steadyClock.getAsLong() + time.toNanos(), wallClock.getAsLong() + time.toMillis());
  }

  /** As its text says. */
  public static SendBy of(String text) {
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
