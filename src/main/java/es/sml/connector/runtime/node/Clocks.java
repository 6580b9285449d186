package es.sml.connector.runtime.node;

import es.sml.connector.sml.SendDeadline;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The clocks of a process.
 *
 * @param steady monotonic clock in nanoseconds
 * @param wall wall clock in milliseconds since 1970
 */
public record Clocks(LongSupplier steady, LongSupplier wall) {
  public static final Clocks SYSTEM = new Clocks(System::nanoTime, System::currentTimeMillis);

  /** Returns the time after a duration from now. */
  public SendDeadline within(Duration time) {
    return new SendDeadline(
        steady.getAsLong() + time.toNanos(), wall.getAsLong() + time.toMillis());
  }
}
