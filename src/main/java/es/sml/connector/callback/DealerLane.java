package es.sml.connector.callback;

import es.sml.connector.status.EventOutbox.DueEvent;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to one dealer's CRM: how many events may be under way, and whether the CRM is left alone
 * for a while because it takes none. No lane waits for another.
 */
final class DealerLane {
  private static final int FAILURES_IN_A_ROW = 5;
  private static final IntervalFunction PAUSE =
      IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5));

  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private final int batch;
  private final int atOnce;
  private int underWay;
  private int failures;
  private boolean paused;
  private boolean probing;
  private long pausedUntil;

  private DealerLane(int batch, int atOnce) {
    this.batch = batch;
    this.atOnce = atOnce;
  }

  /** One that takes so many events at a time, each by itself. */
  static DealerLane single(int atOnce) {
    return new DealerLane(1, atOnce);
  }

  /** One that takes one batch at a time, of so many events at most. */
  static DealerLane batches(int largest) {
    return new DealerLane(largest, 1);
  }

  /**
   * How many events may be taken now; they are under way from now on.
   *
   * @param now in nanoseconds, of the clock of {@link System#nanoTime}
   */
  synchronized int reserve(long now) {
    if (paused) {
      boolean mayProbe = underWay == 0 && now - pausedUntil >= 0;
      if (mayProbe) {
        underWay = 1;
        probing = true;
      }
      return mayProbe ? 1 : 0;
    }
    int free = atOnce - underWay;
    underWay = atOnce;
    return free * batch;
  }

  /** Gives back what was reserved and not used. */
  synchronized void giveBack(int reserved, int used) {
    underWay -= (reserved + batch - 1) / batch - (used + batch - 1) / batch;
  }

  /** What was taken, in pieces that are sent together. */
  List<List<DueEvent>> pieces(List<DueEvent> events) {
    List<List<DueEvent>> pieces = new ArrayList<>();
    for (int from = 0; from < events.size(); from += batch) {
      pieces.add(events.subList(from, Math.min(events.size(), from + batch)));
    }
    return pieces;
  }

  /** What was taken is not sent after all. */
  synchronized void dropped() {
    underWay--;
  }

  synchronized void succeeded() {
    underWay--;
    // The success of an event that was sent before the pause does not end the pause.
    if (!paused || probing) {
      failures = 0;
      paused = false;
      probing = false;
    }
  }

  /**
   * The CRM did not take what was sent.
   *
   * @param retryAfter how long it asked to be left alone; null where it did not
   * @return whether a pause begins, which lasts until the CRM takes an event again
   */
  synchronized boolean failed(long now, Duration retryAfter) {
    underWay--;
    boolean sentBeforeThePause = paused && !probing;
    failures += sentBeforeThePause ? 0 : 1;
    probing = false;
    long pause = PAUSE.apply(Math.max(1, failures - FAILURES_IN_A_ROW + 1));
    if (retryAfter != null) {
      pause = Math.max(pause, Math.min(retryAfter.toMillis(), LONGEST_ASKED.toMillis()));
      failures = Math.max(failures, FAILURES_IN_A_ROW);
    }
    long until = now + Duration.ofMillis(pause).toNanos();
    pausedUntil = sentBeforeThePause && until - pausedUntil < 0 ? pausedUntil : until;
    boolean begins = !paused && failures >= FAILURES_IN_A_ROW;
    paused |= begins;
    return begins;
  }
}
