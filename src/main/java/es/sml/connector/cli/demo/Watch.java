package es.sml.connector.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Polls the sandbox, the dead letters, the mailboxes and the CRM queues, and shows new outcomes.
 */
final class Watch {
  private static final long LOOK_EVERY = 100; // milliseconds
  private static final int IDLE_LOOKS = 3;

  private final Installation installation;
  private final Screen screen;
  private final CountDownLatch stop;
  private final Evidence evidence;
  private final ToldEvents told;
  private Instant deadline = Instant.MAX;
  private int idleLooks;

  /** A condition to wait for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  Watch(
      Installation installation,
      Screen screen,
      Evidence evidence,
      ToldEvents told,
      CountDownLatch stop) {
    this.installation = installation;
    this.screen = screen;
    this.evidence = evidence;
    this.told = told;
    this.stop = stop;
  }

  /** Sets the time limit of all waiting. */
  void limit(Duration time) {
    deadline = Instant.now().plus(time);
  }

  boolean isStopped() {
    return stop.getCount() == 0;
  }

  void look() throws Exception {
    installation.mail().newlyProcessed().forEach(evidence::processed);
    installation.sml().newlyCreated().forEach(evidence::seen);
    installation.broker().newlyFailed().forEach(evidence::seen);
    evidence.match().forEach(screen::matched);
    for (CrmEvent event : installation.broker().newEvents()) {
      told.received(event);
      if (event.isStatusChange()) {
        Optional<StatusChange> change = told.changeToldBy(event);
        screen.told(
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
    look();
    while (!condition.holds()) {
      if (Instant.now().isAfter(deadline)) {
        screen.verdict(false, "Waited too long for " + what + ".");
        return false;
      }
      if (stop.await(LOOK_EVERY, TimeUnit.MILLISECONDS)) {
        return false;
      }
      look();
    }
    return true;
  }

  /** Polls until the demo is stopped, and shows other messages too. */
  void untilStopped() throws Exception {
    do {
      look();
      evidence.takeStrays().forEach(screen::stray);
    } while (!stop.await(LOOK_EVERY, TimeUnit.MILLISECONDS));
  }

  /**
   * Returns true if no message waits or is being processed in an inbox, a drop folder or on a
   * queue. Several polls in a row must agree, because a message may be between two places.
   */
  boolean isSettled() throws Exception {
    boolean idle = installation.mail().isEmpty();
    for (String dealer : Dealerships.ids()) {
      idle = idle && installation.workspace().isEmpty(dealer);
    }
    idle = idle && installation.broker().areEmpty(Dealerships.waysIn());
    idleLooks = idle ? idleLooks + 1 : 0;
    return idleLooks >= IDLE_LOOKS;
  }
}
