package es.sml.connector.deliver;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The ledger's clock as this process has seen it: that of a machine, which may be set forward or
 * back, beside one that nobody sets.
 */
public final class LedgerClock {
  /** By less it may differ from what was expected unnoticed: a look at it takes time. */
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
   * @param steadyClock in nanoseconds, like {@link System#nanoTime}, which nobody sets
   */
  public LedgerClock(LongSupplier steadyClock) {
    this.steadyClock = steadyClock;
  }

  /**
   * It has just been looked at.
   *
   * @param millis since 1970
   */
  public synchronized void look(long millis) {
    Look now = new Look(millis, steadyClock.getAsLong());
    if (last == null || !last.agrees(now)) {
      evenSince = now.nanos();
    }
    last = now;
  }

  /** Since when nobody has set it, as far as is known; zero before the first look. */
  synchronized Duration evenFor() {
    return last == null ? Duration.ZERO : Duration.ofNanos(steadyClock.getAsLong() - evenSince);
  }

  /** By the clock that nobody sets. */
  long nanos() {
    return steadyClock.getAsLong();
  }
}
