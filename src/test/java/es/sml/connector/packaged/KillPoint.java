package es.sml.connector.packaged;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds a request until a process has been killed in the middle of it. */
final class KillPoint {
  private static final long LONGEST_SECONDS = 180;

  private final AtomicInteger requestsLeft;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch killed = new CountDownLatch(1);

  /**
   * @param request the number of the request from now on
   */
  KillPoint(int request) {
    this.requestsLeft = new AtomicInteger(request);
  }

  /** A point that is never reached. */
  static KillPoint none() {
    return new KillPoint(0);
  }

  /** Waits for the request. */
  void pass() {
    if (requestsLeft.decrementAndGet() == 0) {
      reached.countDown();
      hold(killed);
    }
  }

  /** Runs the kill when the request arrives. */
  void kill(PackagedConnector process) {
    if (!hold(reached)) {
      throw new AssertionError("too few requests");
    }
    process.kill();
    killed.countDown();
  }

  private static boolean hold(CountDownLatch latch) {
    try {
      return latch.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
