package es.sml.connector.deliver;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Compares the ledger's clock with this process's monotonic clock. The ledger's clock is a
 * machine's and may be set forward or back.
 */
public final class LedgerClock {
  /** Smaller differences are not noticed, since reading the clock takes time. */
  static final Duration UNSEEN = Duration.ofSeconds(2);

  private final LongSupplier steadyClock;
  private Look last;
  private long evenSince;

  private record Look(long ledgersMillis, long nanos) {
    boolean agrees(Look next) {
      long passed = Duration.ofNanos(next.nanos - nanos).toMillis();
      return Math.abs(next.ledgersMillis - ledgersMillis - passed) < UNSEEN.toMillis();
    }
  }

  /**
   * @param steadyClock monotonic clock in nanoseconds, like {@link System#nanoTime}
   */
  public LedgerClock(LongSupplier steadyClock) {
    this.steadyClock = steadyClock;
  }

  /**
   * Records a new reading of the ledger's clock.
   *
   * @param millis reading in milliseconds since 1970
   */
  public synchronized void look(long millis) {
    Look now = new Look(millis, steadyClock.getAsLong());
    if (last == null || !last.agrees(now)) {
      evenSince = now.nanos();
    }
    last = now;
  }

  /**
   * Returns how long the clock has run without being set, as far as known; zero before the first
   * reading.
   */
  synchronized Duration evenFor() {
    return last == null ? Duration.ZERO : Duration.ofNanos(steadyClock.getAsLong() - evenSince);
  }

  /** Returns the monotonic clock's time. */
  long nanos() {
    return steadyClock.getAsLong();
  }
}
