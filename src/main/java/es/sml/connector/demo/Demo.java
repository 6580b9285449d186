package es.sml.connector.demo;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.demo.installation.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs the demo: sends the samples, changes the status of a lead of each dealer, and sums up.
 * Decides whether each message had its expected outcome in time.
 */
public final class Demo {
  private static final long POLL_INTERVAL = 100; // milliseconds
  private static final List<String> STATUSES = List.of("commercial_management", "tracing", "end");

  private final Installation installation;
  private final List<Sample> samples;
  private final DemoOutput output;
  private final Duration timeLimit;
  private final CountDownLatch stop;
  private final Outcomes outcomes;
  private Instant deadline;

  /**
   * @param timeLimit the longest wait
   * @param stop ends the demo early at zero
   */
  public Demo(
      Installation installation,
      List<Sample> samples,
      DemoOutput output,
      Duration timeLimit,
      CountDownLatch stop) {
    this.installation = installation;
    this.samples = samples;
    this.output = output;
    this.timeLimit = timeLimit;
    this.stop = stop;
    this.outcomes = new Outcomes(installation, output);
  }

  /**
   * Runs everything once and prints the summary.
   *
   * @return true if every message has the expected outcome in time; false also after a stop
   * @throws Exception if the installation cannot be reached
   */
  public boolean run() throws Exception {
    output.heading("SML Connector: demo");
    output.print(installation.text("introduction"));
    output.heading(say("demo.messages", "Messages and their outcomes"));
    deadline = Instant.now().plus(timeLimit);
    for (Sample sample : samples) {
      outcomes.send(sample);
      outcomes.poll();
    }
    boolean complete =
        await(say("demo.every-outcome", "the outcome of every message"), outcomes::areComplete);
    if (complete) {
      showTheQuiet();
      output.heading(
          say("demo.changes", "Status changes in SML and the events for the dealers' CRMs"));
      changeStatuses();
      complete = await(say("demo.every-event", "every event"), outcomes::haveEvents);
    }
    return stop.getCount() > 0 && summarize(complete);
  }

  /**
   * Explains the next steps and shows new activity until it is stopped.
   *
   * @throws Exception if the installation cannot be reached
   */
  public void stay() throws Exception {
    output.heading(
        say(
            "demo.keeps-running",
            "Everything keeps running; press Ctrl-C to stop. In another terminal, try:"));
    output.print(installation.text("next-steps"));
    output.heading(say("demo.activity", "New activity"));
    do {
      outcomes.poll();
    } while (!stop.await(POLL_INTERVAL, TimeUnit.MILLISECONDS));
  }

  /** Polls until the condition holds. Returns false after the time limit or a stop. */
  private boolean await(String what, Callable<Boolean> condition) throws Exception {
    outcomes.poll();
    while (!condition.call()) {
      if (Instant.now().isAfter(deadline)) {
        output.result(
            false,
            say("demo.too-long", "Waited too long, {1} s, for {0}.", what, timeLimit.toSeconds()));
        return false;
      }
      if (stop.await(POLL_INTERVAL, TimeUnit.MILLISECONDS)) {
        return false;
      }
      outcomes.poll();
    }
    return true;
  }

  // These messages have no visible outcome, so they are shown only after all others.
  private void showTheQuiet() {
    for (Outcomes.Sent sent : outcomes.sent()) {
      if (sent.outcomes().isEmpty()) {
        output.message("blue", Sample.word(sent.sample().expectation()), sent.sample(), "");
        output.reason(
            sent.sample().expectation().equals("duplicate")
                ? say("demo.no-second", "received; SML has no second lead")
                : say("demo.nowhere", "received; neither in SML nor a dead letter"));
      }
    }
  }

  private void changeStatuses() throws Exception {
    Iterator<String> statuses = STATUSES.iterator();
    for (long lead : outcomes.firstLeads()) {
      outcomes.changeStatus(lead, statuses.next());
    }
  }

  private boolean summarize(boolean complete) throws Exception {
    List<Outcomes.Sent> unexpected =
        outcomes.sent().stream().filter(sent -> !sent.isAsExpected()).toList();
    output.heading(
        say("demo.summary", "Summary, from the sandbox, the dead letters and the CRMs' queues"));
    output.sum(say("demo.sent", "messages sent"), outcomes.sent().size());
    outcomes.sent().stream()
        .filter(Outcomes.Sent::isAsExpected)
        .collect(
            Collectors.groupingBy(
                sent -> Sample.word(sent.sample().expectation()),
                LinkedHashMap::new,
                Collectors.counting()))
        .forEach(output::sum);
    output.sum(say("demo.unexpected", "unexpected"), unexpected.size());
    output.sum(say("demo.leads", "leads in SML"), outcomes.leads());
    output.sum(say("demo.events", "events for the CRMs"), outcomes.events());
    unexpected.forEach(
        sent ->
            output.fault(
                say(
                    "demo.not-expected",
                    "{0}, {1} ({2}): expected {3}, found {4}",
                    sent.sample().file(),
                    sent.sample().dealer(),
                    sent.sample().shownTitle(),
                    Sample.words(sent.sample().expected()),
                    Sample.words(sent.outcomes()))));
    for (String mailbox : installation.mail().waiting()) {
      output.fault(say("demo.mail-waits", "a mail is still in the inbox of {0}", mailbox));
    }
    boolean fine = complete && unexpected.isEmpty();
    output.result(
        fine,
        fine
            ? say("demo.fine", "Every message has its expected outcome.")
            : say("demo.not-fine", "Not every message has its expected outcome in time."));
    return fine;
  }
}
