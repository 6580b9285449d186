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
      Awaitility.await(what)
          .atMost(longest)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(50))
          .until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("waited " + longest.toSeconds() + " s for: " + what, e);
    }
  }
}
