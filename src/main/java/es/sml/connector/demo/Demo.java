package es.sml.connector.demo;

import es.sml.connector.demo.check.Expectation;
import es.sml.connector.demo.check.OutcomeMatcher;
import es.sml.connector.demo.check.ReceivedEventCheck;
import es.sml.connector.demo.check.Sample;
import es.sml.connector.demo.check.SentSample;
import es.sml.connector.demo.check.StatusChange;
import es.sml.connector.demo.installation.Dealerships;
import es.sml.connector.demo.installation.Installation;
import es.sml.connector.demo.outcome.ObservedOutcome;
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
  private final DemoOutput output;
  private final Duration timeLimit;
  private final OutcomeMatcher matcher = new OutcomeMatcher();
  private final ReceivedEventCheck eventCheck = new ReceivedEventCheck(matcher);
  private final OutcomePoller poller;

  Demo(
      Installation installation,
      List<Sample> samples,
      DemoOutput output,
      Duration timeLimit,
      CountDownLatch stop) {
    this.installation = installation;
    this.samples = samples;
    this.output = output;
    this.timeLimit = timeLimit;
    this.poller = new OutcomePoller(installation, output, matcher, eventCheck, stop);
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
    return new Demo(installation, Sample.all(), new DemoOutput(out, ansi), timeLimit, stop);
  }

  /**
   * Runs everything once and prints the summary.
   *
   * @return true if every message and event has the expected outcome; false also after a stop
   * @throws Exception if the installation cannot be reached
   */
  public boolean run() throws Exception {
    new Guide(installation, output).introduce();
    output.heading("Messages and their outcomes");
    output.restartClock();
    poller.limit(timeLimit);
    boolean complete =
        new SampleSender(installation, output, matcher, poller).send(samples)
            && poller.await("the outcome of every message", poller::isIdle);
    if (complete) {
      showTheQuiet();
      output.heading("Status changes in SML and the events for the dealers' CRMs");
      changeStatuses();
      complete = poller.await("every event", eventCheck::isComplete);
    }
    return !poller.isStopped()
        && new DemoSummary(matcher, eventCheck)
            .print(output, installation.sandboxApi().refusedLeads(), complete ? null : timeLimit);
  }

  /**
   * Explains the next steps and shows new activity until it is stopped.
   *
   * @throws Exception if the installation cannot be reached
   */
  public void stay() throws Exception {
    new Guide(installation, output).sayHowToGoOn();
    poller.untilStopped();
  }

  // These messages have no visible outcome, so they can be checked only after all others.
  private void showTheQuiet() {
    for (SentSample sentSample : matcher.sentSamples()) {
      if (sentSample.key() != null && sentSample.outcomes() == 0) {
        if (sentSample.sample().expectation() == Expectation.NOT_A_LEAD) {
          output.quiet(
              "not a lead", sentSample.sample(), "received; neither in SML nor a dead letter");
        } else if (sentSample.sample().isDuplicate() && matcher.original(sentSample).isPresent()) {
          output.quiet("duplicate", sentSample.sample(), "received; SML has no second lead");
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
        installation.sandboxApi().changeStatus(lead.getAsLong(), status);
        StatusChange change =
            new StatusChange(dealer, lead.getAsLong(), "new", status, Instant.now());
        eventCheck.changed(change);
        output.changed(change);
      }
    }
  }

  private OptionalLong newLeadOf(String dealer) throws Exception {
    for (SentSample sentSample : matcher.sentSamples()) {
      if (sentSample.sample().dealer().equals(dealer)) {
        for (ObservedOutcome.Creation creation : sentSample.creations()) {
          if (installation.sandboxApi().status(creation.lead()).equals("new")) {
            return OptionalLong.of(creation.lead());
          }
        }
      }
    }
    return OptionalLong.empty();
  }
}
