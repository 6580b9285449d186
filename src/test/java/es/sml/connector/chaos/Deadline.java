package es.sml.connector.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a condition, and says what it waited for when it did not come. */
final class Deadline {
  private Deadline() {}

  static void await(String what, Duration longest, Callable<Boolean> condition) {
    try {
      // A mail server's thread fails where its client was killed while it idled: no fault of
      // anybody's.
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
