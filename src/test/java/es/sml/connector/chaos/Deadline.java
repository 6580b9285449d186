package es.sml.connector.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a condition, and names it if it does not come true. */
final class Deadline {
  private Deadline() {}

  static void await(String what, Duration longest, Callable<Boolean> condition) {
    try {
      // A mail server's thread fails if its client is killed during IDLE. That is expected.
      Awaitility.await(what)
          .dontCatchUncaughtExceptions()
          .atMost(longest)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(50))
          .until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("waited " + longest.toSeconds() + " s for: " + what, e);
    }
  }
}
