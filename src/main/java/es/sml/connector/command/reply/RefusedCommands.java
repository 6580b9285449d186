package es.sml.connector.command.reply;

import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which failed commands become dead letters, and how many of the refused ones in an hour. A
 * refused command whose program gets the reason is only logged: an operator can do nothing about
 * it.
 */
public final class RefusedCommands {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedCommands.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

  /** Refused commands that become dead letters in an hour, if no reply can be sent. */
  static final int MOST_KEPT = 100;

  private final InstantSource clock;
  private Instant hour = Instant.MIN;
  private int kept;
  private Instant logged = Instant.MIN;
  private long unlogged;

  public RefusedCommands(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns whether a failed command is kept for an operator.
   *
   * @param replyQueue null or empty if its program gets no reply
   * @param dealer dealer of the command; null if it is unknown
   */
  public synchronized boolean keeps(Exception failure, String replyQueue, String dealer) {
    if (!isRefusal(failure)) {
      return true; // an operator finds out what SML has, or the command shows a bug
    }
    boolean isReplied = replyQueue != null && !replyQueue.isEmpty();
    boolean keeps = !isReplied && isWithinLimit();
    if (!keeps) {
      log(dealer, isReplied);
    }
    return keeps;
  }

  private static boolean isRefusal(Exception failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(
            each -> each instanceof InvalidCallException || each instanceof LeadRejectedException);
  }

  private boolean isWithinLimit() {
    Instant now = clock.instant();
    if (hour.isBefore(now.minus(HOUR))) {
      hour = now;
      kept = 0;
    }
    return ++kept <= MOST_KEPT;
  }

  // A program in a loop sends thousands.
  private void log(String dealer, boolean isReplied) {
    unlogged++;
    Instant now = clock.instant();
    if (logged.isBefore(now.minus(LOG_INTERVAL))) {
      LOG.warn(
          "commands refused since the last such line: {}; the last one, of dealer {}, {}",
          unlogged,
          dealer == null ? "unknown" : dealer,
          isReplied
              ? "has its reason in its reply"
              : "named no queue for its reply, and is dropped after "
                  + MOST_KEPT
                  + " dead letters an hour");
      logged = now;
      unlogged = 0;
    }
  }
}
