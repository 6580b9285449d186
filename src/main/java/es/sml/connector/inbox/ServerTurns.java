package es.sml.connector.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How many logins, and how many connections, a mail server gets from us at once. */
final class ServerTurns {
  private static final int LOOK_UP_MILLISECONDS = 500;

  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

  /**
   * Waits for a turn.
   *
   * @param most how many may have one at a time
   * @param needless asked now and then: whether it is not wanted any more
   * @return null when it is not wanted any more
   */
  Turn take(String what, int most, BooleanSupplier needless) throws InterruptedException {
    Semaphore semaphore = turns.computeIfAbsent(what, unused -> new Semaphore(most, true));
    while (!semaphore.tryAcquire(LOOK_UP_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      if (needless.getAsBoolean()) {
        return null;
      }
    }
    return new Turn(semaphore);
  }

  /** A turn, given back when closed. */
  record Turn(Semaphore semaphore) implements AutoCloseable {
    @Override
    public void close() {
      semaphore.release();
    }
  }
}
