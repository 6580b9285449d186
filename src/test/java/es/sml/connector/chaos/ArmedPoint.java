package es.sml.connector.chaos;

import es.sml.connector.chaos.CrashPoint.When;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A crash point in a running connector. */
final class ArmedPoint {
  /** The connector's output when it stops at a point. */
  static final String REACHED = "chaos: reached ";

  /** The connector's output when it continues after a wait. */
  static final String PASSED = "chaos: goes on from ";

  /** The file that ends the wait. */
  static final String GO_ON = "go-on";

  private static final long POLL_NANOS = 20_000_000;

  private final CrashPoint point;
  private final AtomicInteger passes = new AtomicInteger();

  ArmedPoint(CrashPoint point) {
    this.point = point;
  }

  CrashPoint point() {
    return point;
  }

  /**
   * Handles a message at this point.
   *
   * @throws IllegalStateException if the point fails on purpose
   */
  void pass(When when, String content) {
    if (when != point.when() || !content.contains(point.marker())) {
      return;
    }
    int pass = passes.incrementAndGet();
    switch (point.action()) {
      case FAIL -> {
        if (pass <= point.pass()) {
          System.out.println(REACHED + point.written());
          throw new IllegalStateException("chaos: fails " + point);
        }
      }
      case HALT -> {
        System.out.println(REACHED + point.written());
        Runtime.getRuntime().halt(137);
      }
      case WAIT -> {
        if (pass == point.pass()) {
          System.out.println(REACHED + point.written());
          while (!Files.exists(Path.of(GO_ON))) {
            LockSupport.parkNanos(POLL_NANOS);
          }
          System.out.println(PASSED + point.written());
        }
      }
      case STOP -> {
        if (pass == point.pass()) {
          System.out.println(REACHED + point.written());
          standStill();
        }
      }
      default -> throw new AssertionError(point.action());
    }
  }

  private static void standStill() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a crash point that was left before the kill", e);
    }
  }
}
