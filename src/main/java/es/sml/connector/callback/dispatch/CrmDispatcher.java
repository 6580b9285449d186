package es.sml.connector.callback.dispatch;

import es.sml.connector.status.store.CrmStates;
import es.sml.connector.status.store.EventOutbox.DueEvent;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits the events that are sent to one dealer's CRM at the same time. It decides how long a CRM
 * gets no event after several failures. No CRM waits for another.
 */
final class CrmDispatcher {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private final int batch;
  private final int atOnce;
  private final IntervalFunction pauses;
  private int underWay;
  private int failures;
  private boolean paused;
  private boolean probing;
  private long pausedUntil;

  private CrmDispatcher(int batch, int atOnce, Duration longestPause) {
    this.batch = batch;
    this.atOnce = atOnce;
    this.pauses =
        IntervalFunction.ofExponentialBackoff(
            RetryPause.shorter(FIRST_PAUSE, longestPause),
            2,
            RetryPause.shorter(RetryPause.LONGEST_IF_REACHED, longestPause));
  }

  /** Creates a dispatcher for several events at the same time, each sent alone. */
  static CrmDispatcher single(int atOnce, Duration longestPause) {
    return new CrmDispatcher(1, atOnce, longestPause);
  }

  /** Creates a dispatcher for one batch at a time, with a limited number of events. */
  static CrmDispatcher batches(int largest, Duration longestPause) {
    return new CrmDispatcher(largest, 1, longestPause);
  }

  /**
   * Reserves the events that may be taken now, and returns their number.
   *
   * @param now time in nanoseconds of {@link System#nanoTime}
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

  /** Returns the rest of a pause; zero if there is none. */
  synchronized Duration pause(long now) {
    return paused && pausedUntil - now > 0 ? Duration.ofNanos(pausedUntil - now) : Duration.ZERO;
  }

  /** Ends a pause: the next event that is due tests the CRM. */
  synchronized void endPause(long now) {
    pausedUntil = now;
  }

  /** Gives back unused reservations. */
  synchronized void giveBack(int reserved, int used) {
    underWay -= (reserved + batch - 1) / batch - (used + batch - 1) / batch;
  }

  /** Divides the taken events into pieces that are sent together. */
  List<List<DueEvent>> pieces(List<DueEvent> events) {
    List<List<DueEvent>> pieces = new ArrayList<>();
    for (int from = 0; from < events.size(); from += batch) {
      pieces.add(events.subList(from, Math.min(events.size(), from + batch)));
    }
    return pieces;
  }

  /** Records that a taken piece is not sent. */
  synchronized void dropped() {
    underWay--;
  }

  synchronized void succeeded() {
    underWay--;
    // An event that was sent before the pause does not end the pause.
    if (!paused || probing) {
      failures = 0;
      paused = false;
      probing = false;
    }
  }

  /**
   * Records that the CRM did not accept a piece.
   *
   * @param retryAfter wait that it asked for; null if none
   * @return whether a pause begins, which ends when the CRM accepts an event
   */
  synchronized boolean failed(long now, Duration retryAfter) {
    underWay--;
    boolean sentBeforeThePause = paused && !probing;
    failures += sentBeforeThePause ? 0 : 1;
    probing = false;
    long pause = pauses.apply(Math.max(1, failures - CrmStates.FAILURES_IN_A_ROW + 1));
    if (retryAfter != null) {
      pause = Math.max(pause, Math.min(retryAfter.toMillis(), LONGEST_ASKED.toMillis()));
      failures = Math.max(failures, CrmStates.FAILURES_IN_A_ROW);
    }
    long until = now + Duration.ofMillis(pause).toNanos();
    pausedUntil = sentBeforeThePause && until - pausedUntil < 0 ? pausedUntil : until;
    boolean begins = !paused && failures >= CrmStates.FAILURES_IN_A_ROW;
    paused |= begins;
    return begins;
  }
}
