package es.sml.connector.runtime;

import es.sml.connector.sml.SendBy;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The clocks of a process.
 *
 * @param steady monotonic clock in nanoseconds
 * @param wall wall clock in milliseconds since 1970
 */
record Clocks(LongSupplier steady, LongSupplier wall) {
  static final Clocks SYSTEM = new Clocks(System::nanoTime, System::currentTimeMillis);

  /** Returns the time after a duration from now. */
  SendBy within(Duration time) {
    return new SendBy(steady.getAsLong() + time.toNanos(), wall.getAsLong() + time.toMillis());
  }
}
