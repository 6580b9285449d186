package es.sml.connector.inbox.reader;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/**
 * Decides how long a mailbox is left alone after a lost connection, a refused login or another
 * failure. It also decides when the connector tries to store a mail again.
 */
final class FailurePauses {
  private static final double SPREAD = 0.5;
  private static final IntervalFunction AFTER_A_LOSS =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofMillis(500), 2, SPREAD, Duration.ofMinutes(1));
  private static final IntervalFunction AFTER_A_REFUSAL =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofSeconds(10), 2, SPREAD, Duration.ofMinutes(10));

  /** The highest count of failures that still gives a pause of seconds. */
  private static final int SOON = 5;

  private static final Duration LONG_LIVED = Duration.ofSeconds(30);

  private int lost;
  private int unread;
  private int failures;

  /** Returns the number of failures in a row of the last kind. */
  int failures() {
    return failures;
  }

  /** Forgets the failures. */
  void none() {
    lost = 0;
    unread = 0;
    failures = 0;
  }

  /**
   * Returns the pause after a connection that ended when the mailbox had been read. A soon retry is
   * useful. The pause prevents too many logins.
   */
  Duration afterReading(boolean isLoss, Duration lived) {
    lost = isLong(lived) ? 1 : Math.min(lost + 1, SOON);
    unread = 0; // a server that goes away now was just there
    return pause(isLoss, lost);
  }

  /** Returns the pause after a connection that read nothing, or that could not be opened. */
  Duration unread(boolean isLoss, Duration lived) {
    unread = isLong(lived) ? 1 : unread + 1;
    return pause(isLoss, unread);
  }

  /** Returns the pause after a failure of the ledger: the mail server is not at fault. */
  Duration ofTheLedger() {
    unread = Math.min(unread + 1, SOON);
    return pause(true, unread);
  }

  /** Returns the pause before a mail is stored again. */
  static Duration ofStoring(int failures) {
    return Duration.ofMillis(AFTER_A_LOSS.apply(failures));
  }

  private Duration pause(boolean isLoss, int count) {
    failures = count;
    return Duration.ofMillis((isLoss ? AFTER_A_LOSS : AFTER_A_REFUSAL).apply(count));
  }

  private static boolean isLong(Duration lived) {
    return lived.compareTo(LONG_LIVED) > 0;
  }
}
