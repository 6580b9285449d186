package es.sml.connector.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How many logins, and how many connections, a mail server gets from us at once. */
final class ServerTurns {
  private static final int LOOK_UP_MILLISECONDS = 500;

  private final Map<Limit, Semaphore> turns = new ConcurrentHashMap<>();

  /**
   * Waits for a turn.
   *
   * @param most how many may have one at a time
   * @param needless asked now and then: whether it is not wanted any more
   * @return null when it is not wanted any more
   */
  Turn take(String what, int most, BooleanSupplier needless) throws InterruptedException {
    Semaphore semaphore =
        turns.computeIfAbsent(new Limit(what, most), limit -> new Semaphore(limit.most(), true));
    while (!semaphore.tryAcquire(LOOK_UP_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      if (needless.getAsBoolean()) {
        return null;
      }
    }
    return new Turn(semaphore);
  }

  /** Another number is another limit: a changed one holds for whoever comes from then on. */
  private record Limit(String what, int most) {}

  /** A turn, given back when closed. */
  record Turn(Semaphore semaphore) implements AutoCloseable {
    @Override
    public void close() {
      semaphore.release();
    }
  }
}
