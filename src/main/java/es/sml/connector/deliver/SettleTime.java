package es.sml.connector.deliver;

import es.sml.connector.deliver.Settlement.SendTimes;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is left of the time in which SML may still store an unsure lead. The ledger's clock is that
 * of a machine, and may be set forward or back meanwhile; what passed within this process is known
 * by one that nobody sets, and it goes before. What other processes noted counts only from when the
 * ledger's clock was last seen to be set.
 */
final class SettleTime {
  private final SendTimes times;
  private final LedgerClock clock;
  private final Map<String, Wait> waits = new LinkedHashMap<>();

  // The same key may be sent again, and get lost again, elsewhere.
  private record Wait(long postedAt, long until) {}

  SettleTime(SendTimes times, LedgerClock clock) {
    this.times = times;
    this.clock = clock;
  }

  /**
   * The lead has become unsure.
   *
   * @param postedAt when its sender noted that it was about to send it
   * @param wait after this SML can store it no more
   */
  synchronized void begin(String key, long postedAt, Duration wait) {
    long now = clock.nanos();
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
      return Duration.ofNanos(wait.until - clock.nanos());
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
    Duration noEarlier = settleIn.plus(LedgerClock.UNSEEN);
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
      clock.look(entry.postedAt() + entry.postingAge().toMillis());
    }
    return clock.evenFor();
  }

  // Near enough in the order in which they end.
  private void forgetOld(long now) {
    Iterator<Wait> eldest = waits.values().iterator();
    while (eldest.hasNext() && now - eldest.next().until > 0) {
      eldest.remove();
    }
  }
}
