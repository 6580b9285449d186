package es.sml.connector.demo;

import es.sml.connector.demo.check.Expectation;
import es.sml.connector.demo.check.OutcomeComparison;
import es.sml.connector.demo.check.OutcomeMatcher;
import es.sml.connector.demo.check.ReceivedEventCheck;
import es.sml.connector.demo.outcome.ReceivedEvent;
import java.time.Duration;
import java.util.List;

/** The summary of the demo: the outcomes by kind, and the unexpected ones. */
final class DemoSummary {
  private final OutcomeMatcher matcher;
  private final ReceivedEventCheck eventCheck;

  DemoSummary(OutcomeMatcher matcher, ReceivedEventCheck eventCheck) {
    this.matcher = matcher;
    this.eventCheck = eventCheck;
  }

  /**
   * Prints the summary.
   *
   * @param exceeded the time limit, if it was exceeded; else null
   * @param refusals the number of leads that the sandbox rejected
   * @return true if every outcome is as expected
   */
  boolean print(DemoOutput output, long refusals, Duration exceeded) {
    OutcomeComparison comparison = new OutcomeComparison(matcher, refusals);
    List<String> faults = comparison.faults();
    List<String> eventFaults = eventCheck.faults();
    output.heading("Summary, from the sandbox, the dead letters and the mailboxes");
    output.sum("messages sent", matcher.sentSamples().size(), "");
    output.sum(
        "created in SML",
        comparison.met(Expectation.CREATED),
        "%d leads, each exactly once".formatted(comparison.leadsAsExpected()));
    output.sum(
        "dead letters",
        comparison.met(Expectation.UNREADABLE) + comparison.met(Expectation.REJECTED),
        "%d unreadable, %d rejected by SML"
            .formatted(
                comparison.met(Expectation.UNREADABLE), comparison.met(Expectation.REJECTED)));
    output.sum("not a lead", comparison.met(Expectation.NOT_A_LEAD), "");
    output.sum("duplicates dropped", comparison.met(Expectation.DUPLICATE), "");
    output.sum("unexpected", faults.size(), "");
    output.sum(
        "events for the CRMs",
        eventCheck.count(ReceivedEvent::isCreation)
            + eventCheck.count(ReceivedEvent::isStatusChange),
        "%d leads created, %d statuses changed"
            .formatted(
                eventCheck.count(ReceivedEvent::isCreation),
                eventCheck.count(ReceivedEvent::isStatusChange)));
    faults.forEach(output::fault);
    eventFaults.forEach(output::fault);
    boolean fine = faults.isEmpty() && eventFaults.isEmpty() && exceeded == null;
    output.result(fine, result(fine, exceeded));
    return fine;
  }

  private static String result(boolean fine, Duration exceeded) {
    if (exceeded != null) {
      return "The time limit of " + exceeded.toSeconds() + " s was exceeded.";
    }
    return fine ? "Every message has its expected outcome." : "Some outcomes are not as expected.";
  }
}
