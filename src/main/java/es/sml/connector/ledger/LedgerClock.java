package es.sml.connector.ledger;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices when the ledger's clock was set forward or back, by this process's monotonic clock. */
public final class LedgerClock {
  /** Smaller differences are not noticed, since reading the clock takes time. */
  public static final Duration UNSEEN = Duration.ofSeconds(2);

  private final LongSupplier steadyClock;
  private Reading last;
  private long evenSince;

  private record Reading(long ledgersMillis, long nanos) {
    boolean agrees(Reading next) {
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
  public synchronized void addReading(long millis) {
    Reading now = new Reading(millis, steadyClock.getAsLong());
    if (last == null || !last.agrees(now)) {
      evenSince = now.nanos();
    }
    last = now;
  }

  /**
   * Returns how long the clock has run without being set, as far as known; zero before the first
   * reading.
   */
  public synchronized Duration evenFor() {
    return last == null ? Duration.ZERO : Duration.ofNanos(steadyClock.getAsLong() - evenSince);
  }

  /** Returns the monotonic clock's time. */
  public long nanos() {
    return steadyClock.getAsLong();
  }
}
