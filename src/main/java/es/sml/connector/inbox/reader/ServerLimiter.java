package es.sml.connector.inbox.reader;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Limits the logins and connections to a mail server at the same time. First come, first served;
 * waiting threads are parked, so thousands may wait.
 */
public final class ServerLimiter {
  private final Map<Limit, Line> lines = new ConcurrentHashMap<>();

  /**
   * Joins the queue for a turn.
   *
   * @param most the most turns at the same time
   */
  Place stand(String what, int most) {
    return lines.computeIfAbsent(new Limit(what, most), limit -> new Line(limit.most())).stand();
  }

  /** A changed number applies to all callers from then on. */
  private record Limit(String what, int most) {}

  private static final class Line {
    private final Queue<Place> waiting = new ArrayDeque<>();
    private int free;

    private Line(int most) {
      this.free = most;
    }

    private synchronized Place stand() {
      Place place = new Place(this);
      if (free > 0) {
        free--;
        place.called.complete(true);
      } else {
        waiting.add(place);
      }
      return place;
    }

    private synchronized void next() {
      Place place = waiting.poll();
      while (place != null && !place.called.complete(true)) {
        place = waiting.poll(); // this caller has left the queue
      }
      if (place == null) {
        free++;
      }
    }
  }

  /** A place in the queue. */
  static final class Place {
    private final Line line;
    private final CompletableFuture<Boolean> called = new CompletableFuture<>();

    private Place(Line line) {
      this.line = line;
    }

    /**
     * Waits for the turn.
     *
     * @return null if the place was left before
     */
    Turn await() throws InterruptedException {
      try {
        return called.get() ? new Turn(line) : null;
      } catch (InterruptedException e) {
        if (!called.complete(false)) {
          line.next();
        }
        throw e;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Ends the wait; a turn that was granted stays valid. */
    void leave() {
      called.complete(false);
    }
  }

  /** A turn. Closing it releases it. */
  record Turn(Line line) implements AutoCloseable {
    @Override
    public void close() {
      line.next();
    }
  }
}
