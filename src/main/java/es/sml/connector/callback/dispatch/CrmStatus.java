package es.sml.connector.callback.dispatch;

import java.time.Instant;

/**
 * The state of one dealer's CRM, as operators see it. {@link CrmMonitor} decides it.
 *
 * @param target its host, queue or folder
 * @param since time of the first failure in a row; null unless it fails
 * @param reason reason of the last failure; null unless it fails
 * @param oldest time when the oldest pending event was queued; null if none is pending
 * @param lastResponse HTTP status, the class of an error, or "stored"; null if no event was sent
 * @param nextTry time of the next attempt; null if no event is pending
 */
public record CrmStatus(
    String dealer,
    SourceCrm.Channel channel,
    String target,
    State state,
    Instant since,
    String reason,
    int failures,
    long pending,
    Instant oldest,
    String lastResponse,
    Instant lastResponseAt,
    Instant lastAccepted,
    Instant nextTry) {

  /** The states of a CRM. */
  public enum State {
    /** It accepted the last event. */
    UP,
    /** It did not accept the last event. */
    FAILING,
    /** It got no event for a day. */
    IDLE
  }
}
