package es.sml.connector.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares the events that the CRMs received with the expected ones. */
final class ToldEvents {
  private final Evidence evidence;
  private final List<StatusChange> changes = new ArrayList<>();
  private final List<CrmEvent> events = new ArrayList<>();

  ToldEvents(Evidence evidence) {
    this.evidence = evidence;
  }

  void changed(StatusChange change) {
    changes.add(change);
  }

  void received(CrmEvent event) {
    events.add(event);
  }

  /** Returns the change that the event reports; empty if the demo did not make it. */
  Optional<StatusChange> changeToldBy(CrmEvent event) {
    return changes.stream().filter(change -> change.isToldBy(event)).findFirst();
  }

  long count(Predicate<CrmEvent> kind) {
    return events.stream().filter(kind).count();
  }

  /** Returns true if each new lead and each change had at least one event. */
  boolean isComplete() {
    return faults(0).isEmpty();
  }

  /** Returns a sentence for each missing or duplicate event. */
  List<String> faults() {
    List<String> faults = faults(0);
    faults.addAll(faults(2));
    return faults;
  }

  // Events that are missing (0) or duplicate (2 or more).
  private List<String> faults(int times) {
    List<String> faults = new ArrayList<>();
    for (Offer offer : evidence.offers()) {
      String queue = Dealerships.statusQueue(offer.sample().dealer());
      for (Sighting.Creation creation : offer.creations()) {
        Predicate<CrmEvent> tells =
            event ->
                event.isCreation()
                    && event.queue().equals(queue)
                    && event.lead() == creation.lead();
        check(queue, "the creation of SML lead " + creation.lead(), tells, times, faults);
      }
    }
    for (StatusChange change : changes) {
      check(
          Dealerships.statusQueue(change.dealer()),
          "the change of SML lead " + change.lead() + " to " + change.to(),
          change::isToldBy,
          times,
          faults);
    }
    return faults;
  }

  private void check(
      String queue, String what, Predicate<CrmEvent> tells, int times, List<String> faults) {
    long told = events.stream().filter(tells).count();
    if (times == 0 ? told == 0 : told >= times) {
      faults.add(queue + ": " + told + " events, not 1, for " + what);
    }
  }
}
