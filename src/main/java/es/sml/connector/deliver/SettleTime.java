package es.sml.connector.deliver;

import es.sml.connector.deliver.Settlement.SendTimes;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What is left of the time in which SML may still store an unsure lead. The ledger's clock is that
 * of a machine, and may be set forward or back meanwhile; what passed within this process is known
 * by one that nobody sets, and it goes before. What other processes noted counts only from when the
 * ledger's clock was last seen to be set.
 */
final class SettleTime {
  /** By less the ledger's clock may differ from what was expected: a look at it takes time. */
  private static final Duration UNSEEN = Duration.ofSeconds(2);

  private final SendTimes times;
  private final LongSupplier steadyClock;
  private final Map<String, Wait> waits = new LinkedHashMap<>();
  private Look last;
  private long evenSince;

  // The same key may be sent again, and get lost again, elsewhere.
  private record Wait(long postedAt, long until) {}

  private record Look(long ledgersMillis, long nanos) {
    boolean agrees(Look next) {
      long passed = Duration.ofNanos(next.nanos - nanos).toMillis();
      return Math.abs(next.ledgersMillis - ledgersMillis - passed) < UNSEEN.toMillis();
    }
  }

  /**
   * @param steadyClock in nanoseconds, like {@link System#nanoTime}
   */
  SettleTime(SendTimes times, LongSupplier steadyClock) {
    this.times = times;
    this.steadyClock = steadyClock;
  }

  /**
   * The ledger's clock has just been looked at.
   *
   * @param millis since 1970
   */
  synchronized void look(long millis) {
    Look now = new Look(millis, steadyClock.getAsLong());
    if (last == null || !last.agrees(now)) {
      evenSince = now.nanos();
    }
    last = now;
  }

  /**
   * The lead has become unsure.
   *
   * @param postedAt when its sender noted that it was about to send it
   * @param wait after this SML can store it no more
   */
  synchronized void begin(String key, long postedAt, Duration wait) {
    long now = steadyClock.getAsLong();
    forgetOld(now);
    waits.put(key, new Wait(postedAt, now + wait.toNanos()));
  }

  /**
   * For how long the lead cannot be settled; not positive once it can.
   *
   * @param entry as the ledger has just shown it, unsure
   */
  synchronized Duration left(LedgerEntry entry) {
    if (entry.settleIn() == null) {
      // SML answered, at the latest when its sender gave up, and may show later what it stored.
      return times.longest().plus(times.lateCommit()).minus(age(entry));
    }
    Duration even = evenFor(entry);
    Wait wait = waits.get(entry.key());
    if (wait != null && wait.postedAt == entry.postedAt()) {
      return Duration.ofNanos(wait.until - steadyClock.getAsLong());
    }
    Duration left = byLedger(entry.settleIn(), even);
    if (left.compareTo(Duration.ZERO) > 0) {
      begin(entry.key(), entry.postedAt(), left); // once: however the ledger's clock is set yet
    }
    return left;
  }

  private Duration byLedger(Duration settleIn, Duration even) {
    if (settleIn.compareTo(times.longest().plus(times.lateCommit())) > 0) {
      return times.lateCommit(); // nobody waits for that long: the clock was set back since
    }
    Duration noEarlier = settleIn.plus(UNSEEN);
    Duration atLeast = times.lateCommit().minus(even);
    return noEarlier.compareTo(atLeast) > 0 ? noEarlier : atLeast;
  }

  /**
   * For how long at least the lead has been noted as being sent.
   *
   * @param entry as the ledger has just shown it, being sent
   */
  synchronized Duration age(LedgerEntry entry) {
    Duration even = evenFor(entry);
    Duration age = entry.postingAge().isNegative() ? Duration.ZERO : entry.postingAge();
    return age.compareTo(even) > 0 ? even : age;
  }

  private Duration evenFor(LedgerEntry entry) {
    if (entry.postedAt() > 0) {
      look(entry.postedAt() + entry.postingAge().toMillis());
    }
    return last == null ? Duration.ZERO : Duration.ofNanos(steadyClock.getAsLong() - evenSince);
  }

  // Near enough in the order in which they end.
  private void forgetOld(long now) {
    Iterator<Wait> eldest = waits.values().iterator();
    while (eldest.hasNext() && now - eldest.next().until > 0) {
      eldest.remove();
    }
  }
}
