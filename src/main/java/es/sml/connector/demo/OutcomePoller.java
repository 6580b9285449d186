package es.sml.connector.demo;

import es.sml.connector.demo.check.OutcomeMatcher;
import es.sml.connector.demo.check.ReceivedEventCheck;
import es.sml.connector.demo.check.StatusChange;
import es.sml.connector.demo.installation.Dealerships;
import es.sml.connector.demo.installation.Installation;
import es.sml.connector.demo.outcome.ReceivedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Polls the sandbox, the dead letters, the mailboxes and the CRM queues, and shows new outcomes.
 */
final class OutcomePoller {
  private static final long POLL_INTERVAL = 100; // milliseconds
  private static final int IDLE_POLLS = 3;

  private final Installation installation;
  private final DemoOutput output;
  private final CountDownLatch stop;
  private final OutcomeMatcher matcher;
  private final ReceivedEventCheck eventCheck;
  private Instant deadline = Instant.MAX;
  private int idlePolls;

  /** A condition to wait for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  OutcomePoller(
      Installation installation,
      DemoOutput output,
      OutcomeMatcher matcher,
      ReceivedEventCheck eventCheck,
      CountDownLatch stop) {
    this.installation = installation;
    this.output = output;
    this.matcher = matcher;
    this.eventCheck = eventCheck;
    this.stop = stop;
  }

  /** Sets the time limit of all waiting. */
  void limit(Duration time) {
    deadline = Instant.now().plus(time);
  }

  boolean isStopped() {
    return stop.getCount() == 0;
  }

  void poll() throws Exception {
    installation.mail().newlyProcessed().forEach(matcher::processed);
    installation.sandboxApi().newlyCreated().forEach(matcher::addObserved);
    installation.broker().newlyFailed().forEach(matcher::addObserved);
    matcher.match().forEach(output::matched);
    for (ReceivedEvent event : installation.broker().newEvents()) {
      eventCheck.received(event);
      if (event.isStatusChange()) {
        Optional<StatusChange> change = eventCheck.changeReportedBy(event);
        output.received(
            event, change.map(made -> Duration.between(made.at(), Instant.now())).orElse(null));
      }
    }
  }

  /**
   * Polls until the condition holds.
   *
   * @param what its name
   * @return false after the time limit or a stop
   */
  boolean await(String what, Condition condition) throws Exception {
    poll();
    while (!condition.holds()) {
      if (Instant.now().isAfter(deadline)) {
        output.result(false, "Waited too long for " + what + ".");
        return false;
      }
      if (stop.await(POLL_INTERVAL, TimeUnit.MILLISECONDS)) {
        return false;
      }
      poll();
    }
    return true;
  }

  /** Polls until the demo is stopped, and shows other messages too. */
  void untilStopped() throws Exception {
    do {
      poll();
      matcher.removeStrays().forEach(output::stray);
    } while (!stop.await(POLL_INTERVAL, TimeUnit.MILLISECONDS));
  }

  /**
   * Returns true if no message waits or is being processed in an inbox, a drop folder or on a
   * queue. Several polls in a row must agree, because a message may be between two places.
   */
  boolean isIdle() throws Exception {
    boolean idle = installation.mail().isEmpty();
    for (String dealer : Dealerships.ids()) {
      idle = idle && installation.workspace().isEmpty(dealer);
    }
    idle = idle && installation.broker().areEmpty(Dealerships.waysIn());
    idlePolls = idle ? idlePolls + 1 : 0;
    return idlePolls >= IDLE_POLLS;
  }
}
