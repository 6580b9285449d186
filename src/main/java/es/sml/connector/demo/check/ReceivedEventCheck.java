package es.sml.connector.demo.check;

import es.sml.connector.demo.installation.Dealerships;
import es.sml.connector.demo.outcome.ObservedOutcome;
import es.sml.connector.demo.outcome.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares the events that the CRMs received with the expected ones. */
public final class ReceivedEventCheck {
  private final OutcomeMatcher matcher;
  private final List<StatusChange> changes = new ArrayList<>();
  private final List<ReceivedEvent> events = new ArrayList<>();

  public ReceivedEventCheck(OutcomeMatcher matcher) {
    this.matcher = matcher;
  }

  public void changed(StatusChange change) {
    changes.add(change);
  }

  public void received(ReceivedEvent event) {
    events.add(event);
  }

  /** Returns the change that the event reports; empty if the demo did not make it. */
  public Optional<StatusChange> changeReportedBy(ReceivedEvent event) {
    return changes.stream().filter(change -> change.isReportedBy(event)).findFirst();
  }

  public long count(Predicate<ReceivedEvent> kind) {
    return events.stream().filter(kind).count();
  }

  /** Returns true if each new lead and each change had at least one event. */
  public boolean isComplete() {
    return faults(0).isEmpty();
  }

  /** Returns a sentence for each missing or duplicate event. */
  public List<String> faults() {
    List<String> faults = faults(0);
    faults.addAll(faults(2));
    return faults;
  }

  // Events that are missing (0) or duplicate (2 or more).
  private List<String> faults(int times) {
    List<String> faults = new ArrayList<>();
    for (SentSample sentSample : matcher.sentSamples()) {
      String queue = Dealerships.statusQueue(sentSample.sample().dealer());
      for (ObservedOutcome.Creation creation : sentSample.creations()) {
        Predicate<ReceivedEvent> reports =
            event ->
                event.isCreation()
                    && event.queue().equals(queue)
                    && event.lead() == creation.lead();
        check(queue, "the creation of SML lead " + creation.lead(), reports, times, faults);
      }
    }
    for (StatusChange change : changes) {
      check(
          Dealerships.statusQueue(change.dealer()),
          "the change of SML lead " + change.lead() + " to " + change.to(),
          change::isReportedBy,
          times,
          faults);
    }
    return faults;
  }

  private void check(
      String queue, String what, Predicate<ReceivedEvent> reports, int times, List<String> faults) {
    long matching = events.stream().filter(reports).count();
    if (times == 0 ? matching == 0 : matching >= times) {
      faults.add(queue + ": " + matching + " events, not 1, for " + what);
    }
  }
}
