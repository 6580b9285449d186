package es.sml.connector.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time with its future events. */
final class Timeline {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now = START.toEpochMilli();
  private long scheduled;
  private int happened;

  private record Event(long at, long number, Runnable what) {}

  /** In milliseconds since 1970. */
  long now() {
    return now;
  }

  /** Since the beginning. */
  Duration passed() {
    return Duration.ofMillis(now - START.toEpochMilli());
  }

  void in(Duration time, Runnable what) {
    events.add(new Event(now + time.toMillis(), scheduled++, what));
  }

  /**
   * Runs the next event.
   *
   * @return false if there was none
   */
  boolean next() {
    Event event = events.poll();
    if (event == null) {
      return false;
    }
    now = event.at();
    happened++;
    event.what().run();
    return true;
  }

  /**
   * Lets time pass at once if nothing else happens in it. A strand then goes on without a change of
   * threads, which a busy machine makes slow.
   *
   * @return false if something else happens
   */
  boolean tryPass(Duration time) {
    long until = now + time.toMillis();
    Event next = events.peek();
    if (next != null && next.at() <= until) {
      return false;
    }
    now = until;
    happened++;
    return true;
  }

  /** Returns the number of events until now. */
  int happened() {
    return happened;
  }
}
