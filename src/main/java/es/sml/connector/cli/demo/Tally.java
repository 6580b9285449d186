package es.sml.connector.cli.demo;

import java.time.Duration;
import java.util.List;

/** The summary of the demo: the outcomes by kind, and the unexpected ones. */
final class Tally {
  private final Evidence evidence;
  private final ToldEvents told;

  Tally(Evidence evidence, ToldEvents told) {
    this.evidence = evidence;
    this.told = told;
  }

  /**
   * Prints the summary.
   *
   * @param exceeded the time limit, if it was exceeded; else null
   * @param refusals the number of leads that the sandbox rejected
   * @return true if every outcome is as expected
   */
  boolean print(Screen screen, long refusals, Duration exceeded) {
    Accounting accounting = new Accounting(evidence, refusals);
    List<String> faults = accounting.faults();
    List<String> untold = told.faults();
    screen.heading("Summary, from the sandbox, the dead letters and the mailboxes");
    screen.sum("messages sent", evidence.offers().size(), "");
    screen.sum(
        "created in SML",
        accounting.met(Expectation.CREATED),
        "%d leads, each exactly once".formatted(accounting.leadsAsExpected()));
    screen.sum(
        "dead letters",
        accounting.met(Expectation.UNREADABLE) + accounting.met(Expectation.REJECTED),
        "%d unreadable, %d rejected by SML"
            .formatted(
                accounting.met(Expectation.UNREADABLE), accounting.met(Expectation.REJECTED)));
    screen.sum("not a lead", accounting.met(Expectation.NOT_A_LEAD), "");
    screen.sum("duplicates dropped", accounting.met(Expectation.DUPLICATE), "");
    screen.sum("unexpected", faults.size(), "");
    screen.sum(
        "events for the CRMs",
        told.count(CrmEvent::isCreation) + told.count(CrmEvent::isStatusChange),
        "%d leads created, %d statuses changed"
            .formatted(told.count(CrmEvent::isCreation), told.count(CrmEvent::isStatusChange)));
    faults.forEach(screen::fault);
    untold.forEach(screen::fault);
    boolean fine = faults.isEmpty() && untold.isEmpty() && exceeded == null;
    screen.verdict(fine, verdict(fine, exceeded));
    return fine;
  }

  private static String verdict(boolean fine, Duration exceeded) {
    if (exceeded != null) {
      return "The time limit of " + exceeded.toSeconds() + " s was exceeded.";
    }
    return fine ? "Every message has its expected outcome." : "Some outcomes are not as expected.";
  }
}
