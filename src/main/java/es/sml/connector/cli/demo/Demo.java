package es.sml.connector.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Help.Ansi;

/** Sends the samples, shows their outcomes and checks each. */
public final class Demo {
  private static final List<String> STATUSES = List.of("commercial_management", "tracing", "end");

  private final Installation installation;
  private final List<Sample> samples;
  private final Screen screen;
  private final Duration timeLimit;
  private final Evidence evidence = new Evidence();
  private final ToldEvents told = new ToldEvents(evidence);
  private final Watch watch;

  Demo(
      Installation installation,
      List<Sample> samples,
      Screen screen,
      Duration timeLimit,
      CountDownLatch stop) {
    this.installation = installation;
    this.samples = samples;
    this.screen = screen;
    this.timeLimit = timeLimit;
    this.watch = new Watch(installation, screen, evidence, told, stop);
  }

  /**
   * Makes a demo of all sample messages.
   *
   * @param out the output, coloured as {@code ansi} says
   * @param timeLimit the longest wait
   * @param stop ends the demo early at zero
   * @throws IOException if the list of samples cannot be read
   */
  public static Demo of(
      Installation installation,
      PrintWriter out,
      Ansi ansi,
      Duration timeLimit,
      CountDownLatch stop)
      throws IOException {
    return new Demo(installation, Sample.all(), new Screen(out, ansi), timeLimit, stop);
  }

  /**
   * Runs everything once and prints the summary.
   *
   * @return true if every message and event has the expected outcome; false also after a stop
   * @throws Exception if the installation cannot be reached
   */
  public boolean run() throws Exception {
    new Guide(installation, screen).introduce();
    screen.heading("Messages and their outcomes");
    screen.restartClock();
    watch.limit(timeLimit);
    boolean settled =
        new Offering(installation, screen, evidence, watch).send(samples)
            && watch.await("the outcome of every message", watch::isSettled);
    if (settled) {
      showTheQuiet();
      screen.heading("Status changes in SML and the events for the dealers' CRMs");
      changeStatuses();
      settled = watch.await("every event", told::isComplete);
    }
    return !watch.isStopped()
        && new Tally(evidence, told)
            .print(screen, installation.sml().refusedLeads(), settled ? null : timeLimit);
  }

  /**
   * Explains the next steps and shows new activity until it is stopped.
   *
   * @throws Exception if the installation cannot be reached
   */
  public void stay() throws Exception {
    new Guide(installation, screen).sayHowToGoOn();
    watch.untilStopped();
  }

  // These messages have no visible outcome, so they can be checked only after all others.
  private void showTheQuiet() {
    for (Offer offer : evidence.offers()) {
      if (offer.key() != null && offer.sightings() == 0) {
        if (offer.sample().expectation() == Expectation.NOT_A_LEAD) {
          screen.quiet("not a lead", offer.sample(), "received; neither in SML nor a dead letter");
        } else if (offer.sample().isDuplicate() && evidence.original(offer).isPresent()) {
          screen.quiet("duplicate", offer.sample(), "received; SML has no second lead");
        }
      }
    }
  }

  private void changeStatuses() throws Exception {
    int next = 0;
    for (String dealer : Dealerships.ids()) {
      OptionalLong lead = newLeadOf(dealer);
      if (lead.isPresent()) {
        String status = STATUSES.get(next++ % STATUSES.size());
        installation.sml().changeStatus(lead.getAsLong(), status);
        StatusChange change =
            new StatusChange(dealer, lead.getAsLong(), "new", status, Instant.now());
        told.changed(change);
        screen.changed(change);
      }
    }
  }

  private OptionalLong newLeadOf(String dealer) throws Exception {
    for (Offer offer : evidence.offers()) {
      if (offer.sample().dealer().equals(dealer)) {
        for (Sighting.Creation creation : offer.creations()) {
          if (installation.sml().status(creation.lead()).equals("new")) {
            return OptionalLong.of(creation.lead());
          }
        }
      }
    }
    return OptionalLong.empty();
  }
}
