package es.sml.connector.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at sandbox, dead letters, mailboxes and CRM queues again and again, and shows the news. */
final class Watch {
  private static final long LOOK_EVERY = 100; // ms
  private static final int IDLE_LOOKS = 3;

  private final Installation installation;
  private final Screen screen;
  private final CountDownLatch stop;
  private final Evidence evidence;
  private final ToldEvents told;
  private Instant deadline = Instant.MAX;
  private int idleLooks;

  /** Something to wait for. */
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

  /** From now on, waiting for something ends after this time. */
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
   * Looks until the condition holds.
   *
   * @param what it is that is waited for, for people
   * @return false when the time limit was over first, or the demo was stopped
   */
  boolean await(String what, Condition condition) throws Exception {
    look();
    while (!condition.holds()) {
      if (Instant.now().isAfter(deadline)) {
        screen.verdict(false, "Waited in vain for " + what + ".");
        return false;
      }
      if (stop.await(LOOK_EVERY, TimeUnit.MILLISECONDS)) {
        return false;
      }
      look();
    }
    return true;
  }

  /** Looks until the demo is stopped, and shows what others send in too. */
  void untilStopped() throws Exception {
    do {
      look();
      evidence.takeStrays().forEach(screen::stray);
    } while (!stop.await(LOOK_EVERY, TimeUnit.MILLISECONDS));
  }

  /**
   * Whether no message waits or is worked on: neither in an inbox, nor in a drop folder, nor on a
   * queue that leads into SML. Several looks running must say so, because a message may be between
   * two of these places at the instant of one.
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
