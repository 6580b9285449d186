package es.sml.connector.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the CRMs were told, beside what they had to be told. */
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

  /** The change that the event tells of; empty where the demo made none. */
  Optional<StatusChange> changeToldBy(CrmEvent event) {
    return changes.stream().filter(change -> change.isToldBy(event)).findFirst();
  }

  long count(Predicate<CrmEvent> kind) {
    return events.stream().filter(kind).count();
  }

  /** Whether each new lead and each change was told at least once. */
  boolean isComplete() {
    return faults(0).isEmpty();
  }

  /** One sentence for each event that never came or came again. */
  List<String> faults() {
    List<String> faults = faults(0);
    faults.addAll(faults(2));
    return faults;
  }

  // Those told no time at all (0), or more than once (2 and more).
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
        check(queue, "that SML lead " + creation.lead() + " is there", tells, times, faults);
      }
    }
    for (StatusChange change : changes) {
      check(
          Dealerships.statusQueue(change.dealer()),
          "that SML lead " + change.lead() + " is " + change.to(),
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
      faults.add(queue + (told == 0 ? " was never told " : " was told " + told + " times ") + what);
    }
  }
}
