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
 * by one that nobody sets, and it goes before.
 */
final class SettleTime {
  private final SendTimes times;
  private final LongSupplier steadyClock;
  private final long started;
  private final Map<String, Wait> waits = new LinkedHashMap<>();

  // The same key may be sent again, and get lost again, elsewhere.
  private record Wait(long postedAt, long until) {}

  /**
   * @param steadyClock in nanoseconds, like {@link System#nanoTime}
   */
  SettleTime(SendTimes times, LongSupplier steadyClock) {
    this.times = times;
    this.steadyClock = steadyClock;
    this.started = steadyClock.getAsLong();
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
   * @param entry as the ledger has it, unsure
   */
  synchronized Duration left(LedgerEntry entry) {
    long now = steadyClock.getAsLong();
    Wait wait = waits.get(entry.key());
    if (wait != null && wait.postedAt == entry.postedAt()) {
      return Duration.ofNanos(wait.until - now);
    }
    if (entry.settleIn().compareTo(times.longest().plus(times.lateCommit())) > 0) {
      // Nobody waits for that long: the clock was set back since.
      begin(entry.key(), entry.postedAt(), times.lateCommit());
      return times.lateCommit();
    }
    // Of what passed before this process started only the ledger knows, and it may be wrong.
    Duration sinceStart = Duration.ofNanos(now - started);
    Duration ofThisProcess = times.lateCommit().minus(sinceStart);
    return entry.settleIn().compareTo(ofThisProcess) > 0 ? entry.settleIn() : ofThisProcess;
  }

  // Near enough in the order in which they end.
  private void forgetOld(long now) {
    Iterator<Wait> eldest = waits.values().iterator();
    while (eldest.hasNext() && now - eldest.next().until > 0) {
      eldest.remove();
    }
  }
}
