package es.sml.connector.sml.reference;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Decides when an account's lists are read: on schedule, and soon after they could not be read. The
 * wait doubles with each failure in a row, up to a minute.
 */
final class RefreshTimes {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Duration interval;
  private final Duration firstWait;
  private final LongSupplier clock;
  private final Map<String, Turn> accounts = new ConcurrentHashMap<>();

  private record Turn(long at, Duration nextWait) {}

  /**
   * @param interval time from one successful read to the next
   * @param firstWait wait after the first failure
   * @param clock monotonic clock in nanoseconds
   */
  RefreshTimes(Duration interval, Duration firstWait, LongSupplier clock) {
    this.interval = interval;
    this.firstWait = firstWait;
    this.clock = clock;
  }

  boolean isDue(String account) {
    Turn turn = accounts.get(account);
    return turn == null || clock.getAsLong() - turn.at() >= 0;
  }

  void succeeded(String account) {
    accounts.put(account, in(interval, firstWait));
  }

  /**
   * @param retryAfter pause that SML asked for; null if it named none
   */
  void failed(String account, Duration retryAfter) {
    Turn last = accounts.get(account);
    Duration wait = last == null ? firstWait : last.nextWait();
    Duration twice = wait.multipliedBy(2);
    boolean asked = retryAfter != null && retryAfter.compareTo(wait) > 0;
    accounts.put(
        account,
        in(asked ? retryAfter : wait, twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice));
  }

  private Turn in(Duration wait, Duration nextWait) {
    return new Turn(clock.getAsLong() + wait.toNanos(), nextWait);
  }
}
