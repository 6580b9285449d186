package es.sml.connector.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Reports when a mailbox was last read, not only whether it is reachable. */
final class MailboxHealthCheck extends AbstractHealthCheck {
  private static final Duration PASSING = Duration.ofMinutes(2);
  private static final int MISSED_LOOKS = 3;

  private final MailboxStatus status;
  private final Duration look;

  /**
   * Creates the check of one mailbox.
   *
   * @param look the usual longest time of a poll and the pause before it
   */
  MailboxHealthCheck(MailboxStatus status, Duration look) {
    super("connector", "mailbox-" + status.mailbox());
    this.status = status;
    this.look = look;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  /** An unreadable mailbox must not stop the other intakes. */
  @Override
  public boolean isReadiness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    Instant lastLook = status.lastLook();
    builder.detail("state", status.state().name());
    builder.detail("stored", status.stored());
    if (lastLook != null) {
      builder.detail("lastPoll", lastLook.toString());
    }
    if (status.lag() != null) {
      builder.detail("lag", status.lag().toString());
    }
    String why = trouble(lastLook);
    if (why == null) {
      builder.up();
    } else {
      builder.message(why).down();
    }
  }

  private String trouble(Instant lastLook) {
    Instant failing = status.failingSince();
    String reason = status.reason();
    if (failing != null
        && reason != null
        && (status.isLasting()
            || hasPassed(PASSING, failing)
            || hasPassed(look, status.lastProgress()))) {
      return "not read since " + (lastLook == null ? "the start" : lastLook) + ": " + reason;
    }
    if (status.state() != MailboxStatus.State.STOPPED
        && hasPassed(look.multipliedBy(MISSED_LOOKS), lastLook)) {
      return "not polled since " + lastLook;
    }
    return status.hindrance() != null ? status.hindrance() : status.habit().silence(Instant.now());
  }

  private static boolean hasPassed(Duration time, Instant since) {
    return since != null && Duration.between(since, Instant.now()).compareTo(time) > 0;
  }
}
