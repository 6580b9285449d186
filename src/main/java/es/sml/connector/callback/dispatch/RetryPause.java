package es.sml.connector.callback.dispatch;

import es.sml.connector.status.store.CrmStates;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/**
 * Decides how long an event waits for its next attempt, for a webhook, a queue or a folder. {@link
 * CrmDispatcher} decides the pause of the whole CRM.
 *
 * @param longest longest pause of an event for a webhook
 */
record RetryPause(Duration longest, CrmStates states) {
  /** Longest pause of a CRM that responded within the last day: its people will repair it soon. */
  static final Duration LONGEST_IF_REACHED = Duration.ofMinutes(5);

  // Queues and folders are nearby and soon available again.
  private static final Duration LONGEST_NEARBY = Duration.ofSeconds(30);
  private static final Duration LATELY = Duration.ofDays(1);
  private static final IntervalFunction BACK_OFF =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofSeconds(2), 2, 0.3, Duration.ofHours(1));

  /**
   * Returns the pause after a failed attempt.
   *
   * @param attempt its number, from 1
   * @param retryAfter wait that the receiver asked for; null if none
   */
  Duration after(ConfiguredCrm route, int attempt, Duration retryAfter) {
    Duration pause = Duration.ofMillis(BACK_OFF.apply(attempt));
    if (route.crm().channel() != SourceCrm.Channel.WEBHOOK) {
      return shorter(pause, LONGEST_NEARBY);
    }
    Duration limited = shorter(pause, longest);
    if (limited.compareTo(LONGEST_IF_REACHED) > 0 && states.wasReached(route.dealer(), LATELY)) {
      limited = LONGEST_IF_REACHED;
    }
    return retryAfter == null || limited.compareTo(retryAfter) > 0 ? limited : retryAfter;
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
