package es.sml.connector.inbox.health;

import es.sml.connector.health.ComponentCheck;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Decides when the health page calls a mailbox down: how long its server may fail, or how many
 * polls may be missing. {@link SilenceDetector} decides about a silence.
 */
public final class MailboxHealthCheck extends ComponentCheck {
  private static final Duration PASSING = Duration.ofMinutes(2);
  // A mailbox that was never read: its failure is no short drop of a line.
  private static final Duration PASSING_AT_THE_START = Duration.ofSeconds(30);
  private static final int MISSED_POLLS = 3;

  private final MailboxStatus status;
  private final Duration pollTime;

  /**
   * Creates the check of one mailbox.
   *
   * @param pollTime the usual longest time of a poll and the pause before it
   */
  public MailboxHealthCheck(MailboxStatus status, Duration pollTime) {
    super("mailbox-" + status.mailbox());
    this.status = status;
    this.pollTime = pollTime;
  }

  @Override
  protected void check(HealthCheckResultBuilder result) {
    Instant lastPoll = status.lastPoll();
    result.detail("state", status.state().name());
    result.detail("stored", status.stored());
    if (lastPoll != null) {
      result.detail("lastPoll", lastPoll.toString());
    }
    if (status.lag() != null) {
      result.detail("lag", status.lag().toString());
    }
    LocalizedText why = trouble(Instant.now());
    if (why == null) {
      result.up();
    } else {
      because(result, why).down();
    }
  }

  /** Returns the reason why the mailbox counts as down at this time; null if it does not. */
  LocalizedText trouble(Instant now) {
    Instant lastPoll = status.lastPoll();
    Instant failing = status.failingSince();
    LocalizedText reason = status.reason();
    if (failing != null
        && reason != null
        && (status.isLasting()
            || hasPassed(
                status.lastProgress() == null ? PASSING_AT_THE_START : PASSING, failing, now)
            || hasPassed(pollTime, status.lastProgress(), now))) {
      Instant lastRead = status.lastRead();
      return lastRead == null
          ? LocalizedText.of("mailbox.never-read", "not read since the start: {0}", reason)
          : LocalizedText.of(
              "mailbox.not-read", "not read since {0}: {1}", second(lastRead), reason);
    }
    if (status.state() != MailboxStatus.State.STOPPED
        && hasPassed(pollTime.multipliedBy(MISSED_POLLS), lastPoll, now)) {
      return LocalizedText.of("mailbox.not-polled", "not polled since {0}", second(lastPoll));
    }
    return status.hindrance() != null ? status.hindrance() : status.silenceDetector().silence(now);
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean hasPassed(Duration time, Instant since, Instant now) {
    return since != null && Duration.between(since, now).compareTo(time) > 0;
  }
}
