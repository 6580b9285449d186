package es.sml.connector.cli.demo;

import java.time.Duration;
import java.util.List;

/** The end of the demo: how many messages went where, and which are not accounted for. */
final class Tally {
  private final Evidence evidence;
  private final ToldEvents told;

  Tally(Evidence evidence, ToldEvents told) {
    this.evidence = evidence;
    this.told = told;
  }

  /**
   * Prints it.
   *
   * @param exceeded the time limit that was over before all was done; null when all was done
   * @param refusals how many leads the sandbox refused
   * @return whether nothing is missing
   */
  boolean print(Screen screen, long refusals, Duration exceeded) {
    Accounting accounting = new Accounting(evidence, refusals);
    List<String> faults = accounting.faults();
    List<String> untold = told.faults();
    screen.heading("Tally, by what the sandbox, the dead letters and the mailboxes hold");
    screen.sum("messages offered", evidence.offers().size(), "");
    screen.sum(
        "created in SML",
        accounting.met(Expectation.CREATED),
        "%d leads, each there once".formatted(accounting.leadsAsExpected()));
    screen.sum(
        "dead letters",
        accounting.met(Expectation.UNREADABLE) + accounting.met(Expectation.REJECTED),
        "%d unreadable, %d refused by SML"
            .formatted(
                accounting.met(Expectation.UNREADABLE), accounting.met(Expectation.REJECTED)));
    screen.sum("not a lead", accounting.met(Expectation.NOT_A_LEAD), "");
    screen.sum("repeats dropped", accounting.met(Expectation.DUPLICATE), "");
    screen.sum("unaccounted for", faults.size(), "");
    screen.sum(
        "events told to the CRMs",
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
      return "Not all was done within the time limit of " + exceeded.toSeconds() + " s.";
    }
    return fine ? "Every message is accounted for." : "Not everything is accounted for.";
  }
}
