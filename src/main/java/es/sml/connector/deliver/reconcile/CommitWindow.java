package es.sml.connector.deliver.reconcile;

import es.sml.connector.deliver.reconcile.Reconciliation.SendTimes;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.ledger.LedgerEntry;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides how long a lead with an unknown outcome waits before it is reconciled, because SML may
 * still store it.
 *
 * <p>The ledger's clock is a machine's and may be set forward or back. For events of this process
 * its monotonic clock counts. Events of other processes count only from the last time that the
 * ledger's clock was set.
 */
final class CommitWindow {
  private final SendTimes times;
  private final LedgerClock clock;
  private final Map<String, Wait> waits = new LinkedHashMap<>();

  // The same key may be sent again by another node, and its response lost again.
  private record Wait(long postedAt, long until) {}

  CommitWindow(SendTimes times, LedgerClock clock) {
    this.times = times;
    this.clock = clock;
  }

  /**
   * Records that the outcome of the lead is unknown.
   *
   * @param postedAt time when its sender recorded the posting
   * @param wait time after which SML can no longer store it
   */
  synchronized void begin(String key, long postedAt, Duration wait) {
    long now = clock.nanos();
    forgetOld(now);
    waits.put(key, new Wait(postedAt, now + wait.toNanos()));
  }

  /**
   * Returns how long the lead cannot be reconciled yet; not positive once it can.
   *
   * @param entry fresh entry, with an unknown outcome
   */
  synchronized Duration left(LedgerEntry entry) {
    if (entry.commitWindow() == null) {
      // SML responded, at the latest when its sender gave up, and may show the stored lead later.
      return times.longest().plus(times.lateCommit()).minus(age(entry));
    }
    Duration even = evenFor(entry);
    Wait wait = waits.get(entry.key());
    if (wait != null && wait.postedAt == entry.postedAt()) {
      return Duration.ofNanos(wait.until - clock.nanos());
    }
    Duration left = byLedger(entry.commitWindow(), even);
    if (left.compareTo(Duration.ZERO) > 0) {
      begin(entry.key(), entry.postedAt(), left); // once, before the clock changes again
    }
    return left;
  }

  private Duration byLedger(Duration window, Duration even) {
    if (window.compareTo(times.longest().plus(times.lateCommit())) > 0) {
      return times.lateCommit(); // a longer wait dates from before the clock was set back
    }
    Duration noEarlier = window.plus(LedgerClock.UNSEEN);
    Duration atLeast = times.lateCommit().minus(even);
    return noEarlier.compareTo(atLeast) > 0 ? noEarlier : atLeast;
  }

  /**
   * Returns the shortest possible time since the posting was recorded.
   *
   * @param entry fresh entry of a lead that is being sent
   */
  synchronized Duration age(LedgerEntry entry) {
    Duration even = evenFor(entry);
    Duration age = entry.postingAge().isNegative() ? Duration.ZERO : entry.postingAge();
    return age.compareTo(even) > 0 ? even : age;
  }

  private Duration evenFor(LedgerEntry entry) {
    if (entry.postedAt() > 0) {
      clock.addReading(entry.postedAt() + entry.postingAge().toMillis());
    }
    return clock.evenFor();
  }

  // The waits end roughly in this order.
  private void forgetOld(long now) {
    Iterator<Wait> eldest = waits.values().iterator();
    while (eldest.hasNext() && now - eldest.next().until > 0) {
      eldest.remove();
    }
  }
}
