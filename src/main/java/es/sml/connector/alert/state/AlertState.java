package es.sml.connector.alert.state;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of one alert. It decides when an alert opens, becomes worse, is over and is forgotten.
 * A problem that returns often is over later, and one that grows is news.
 *
 * @param condition its problem when it was last seen
 * @param first the beginning, by our own clock
 * @param seen the last time that the problem was there
 * @param opened when it had lasted long enough for a notice; null before
 * @param closed when it had been gone long enough; null before
 * @param graded when it became as severe as it is
 * @param returns how often it returned within an hour
 * @param notified when each channel last got a notice that it is open
 * @param reported the number that this notice said, or the lowest since; null in an earlier version
 */
public record AlertState(
    Condition condition,
    Instant first,
    Instant seen,
    Instant opened,
    Instant closed,
    Instant graded,
    int returns,
    Map<String, Instant> notified,
    Map<String, Long> reported) {
  static final Duration MEMORY = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 4;

  public AlertState {
    notified = Map.copyOf(notified);
    reported = reported == null ? Map.of() : Map.copyOf(reported);
  }

  static AlertState begin(Condition condition, Instant now, int returns) {
    return new AlertState(condition, now, now, null, null, now, returns, Map.of(), Map.of());
  }

  public String key() {
    return condition.key();
  }

  /** Returns whether people are to know of it. */
  public boolean isOpen() {
    return opened != null && closed == null;
  }

  boolean isForgotten(Instant now) {
    return closed != null && notified.isEmpty() && !now.isBefore(closed.plus(MEMORY));
  }

  /** Returns the beginning, as exactly as it is known. */
  public Instant since() {
    return condition.since() == null || condition.since().isAfter(first)
        ? first
        : condition.since();
  }

  /** The problem is there now. */
  AlertState present(Condition present, Instant now, Duration hold) {
    if (closed != null && notified.isEmpty()) {
      return begin(present, now, returns + 1).openedAfter(hold, now);
    }
    if (closed != null) { // not every channel knows yet that it was gone
      return new AlertState(
          present, first, now, opened, null, graded, returns + 1, notified, reported);
    }
    Condition worst = isOpen() ? present.atLeast(condition.severity()) : present;
    boolean isWorse = isOpen() && worst.severity() != condition.severity();
    return new AlertState(
            worst,
            first,
            now,
            opened,
            null,
            isWorse ? now : graded,
            returns,
            notified,
            lowest(present.number()))
        .openedAfter(hold, now);
  }

  private AlertState openedAfter(Duration hold, Instant now) {
    return opened != null || now.isBefore(first.plus(hold))
        ? this
        : new AlertState(condition, first, seen, now, null, graded, returns, notified, reported);
  }

  /** The problem is gone; returns null if no notice of it was sent or is due. */
  AlertState absent(Instant now, Duration hold, Duration recoveryAfter) {
    Duration gone = Duration.between(seen, now);
    if (opened == null) {
      return gone.compareTo(hold) >= 0 ? null : this;
    }
    Duration enough = recoveryAfter.multipliedBy(1L << Math.min(returns, MOST_DOUBLINGS));
    return closed != null || gone.compareTo(enough) < 0
        ? with(notified, lowest(0))
        : new AlertState(condition, first, seen, opened, now, graded, returns, notified, lowest(0));
  }

  private Map<String, Long> lowest(long present) {
    Map<String, Long> numbers = new TreeMap<>(reported);
    numbers.replaceAll((channel, number) -> Math.min(number, present));
    return numbers;
  }

  AlertState notified(String channel, Instant now) {
    Map<String, Instant> next = new TreeMap<>(notified);
    next.put(channel, now);
    Map<String, Long> numbers = new TreeMap<>(reported);
    numbers.put(channel, condition.number());
    return with(next, numbers);
  }

  /** The channel knows that it is over, or is no longer there. */
  AlertState forgetting(String channel) {
    Map<String, Instant> next = new TreeMap<>(notified);
    next.remove(channel);
    Map<String, Long> numbers = new TreeMap<>(reported);
    numbers.remove(channel);
    return with(next, numbers);
  }

  /** Returns whether there are so many more than the channel knows that a person must hear it. */
  boolean hasGrownFor(String channel) {
    long before = reported.getOrDefault(channel, 0L);
    return condition.number() > before
        && (condition.rule() == AlertRule.PARKED_LEADS || condition.number() >= 2 * before);
  }

  private AlertState with(Map<String, Instant> next, Map<String, Long> numbers) {
    return new AlertState(condition, first, seen, opened, closed, graded, returns, next, numbers);
  }
}
