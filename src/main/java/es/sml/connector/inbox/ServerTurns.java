package es.sml.connector.inbox;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * How many logins, and how many connections, a mail server gets from us at once; who came first is
 * first. Thousands may wait: nobody looks up meanwhile.
 */
final class ServerTurns {
  private final Map<Limit, Line> lines = new ConcurrentHashMap<>();

  /**
   * Stands in line for a turn.
   *
   * @param most how many may have one at a time
   */
  Place stand(String what, int most) {
    return lines.computeIfAbsent(new Limit(what, most), limit -> new Line(limit.most())).stand();
  }

  /** Another number is another limit: a changed one holds for whoever comes from then on. */
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
        place = waiting.poll(); // this one has left
      }
      if (place == null) {
        free++;
      }
    }
  }

  /** A place in the line. */
  static final class Place {
    private final Line line;
    private final CompletableFuture<Boolean> called = new CompletableFuture<>();

    private Place(Line line) {
      this.line = line;
    }

    /**
     * Waits for the turn.
     *
     * @return null when the place was left before
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

    /** Who waits here waits no more; who has the turn keeps it. */
    void leave() {
      called.complete(false);
    }
  }

  /** A turn, given back when closed. */
  record Turn(Line line) implements AutoCloseable {
    @Override
    public void close() {
      line.next();
    }
  }
}
