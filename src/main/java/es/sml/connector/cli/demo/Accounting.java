package es.sml.connector.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the outcome of each sample with its expected outcome. */
final class Accounting {
  private final Evidence evidence;
  private final long refusals;

  /**
   * @param refusals the number of leads that the sandbox rejected
   */
  Accounting(Evidence evidence, long refusals) {
    this.evidence = evidence;
    this.refusals = refusals;
  }

  /** Counts the messages that met this expectation. */
  long met(Expectation expectation) {
    return evidence.offers().stream()
        .filter(offer -> offer.sample().expectation() == expectation)
        .filter(offer -> fault(offer).isEmpty())
        .count();
  }

  /** Counts the leads of the messages whose leads are all in SML, once each. */
  int leadsAsExpected() {
    return evidence.offers().stream()
        .filter(offer -> offer.sample().expectation() == Expectation.CREATED)
        .filter(offer -> fault(offer).isEmpty())
        .mapToInt(offer -> offer.creations().size())
        .sum();
  }

  /** Returns a sentence for each unexpected outcome and for each foreign lead or dead letter. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    evidence.offers().forEach(offer -> fault(offer).ifPresent(faults::add));
    long refused =
        evidence.offers().stream()
            .flatMap(offer -> offer.deadLetters().stream())
            .filter(Sighting.DeadLetter::isRefusalBySml)
            .count();
    if (refused != refusals) {
      faults.add(
          "the sandbox rejected leads: "
              + refusals
              + ", dead letters of rejected leads: "
              + refused);
    }
    for (Sighting stray : evidence.strays()) {
      if (stray instanceof Sighting.Creation creation) {
        faults.add("SML lead " + creation.lead() + " does not belong to a message of the demo");
      } else if (stray instanceof Sighting.DeadLetter letter) {
        faults.add("a dead letter does not belong to a message of the demo: " + letter.reason());
      }
    }
    return faults;
  }

  private Optional<String> fault(Offer offer) {
    Sample sample = offer.sample();
    String found = offer.key() == null ? "the mail is still in the inbox or lost" : found(offer);
    return isAsExpected(offer)
        ? Optional.empty()
        : Optional.of(
            "%s, %s (%s): expected %s%s; found %s"
                .formatted(
                    sample.file(),
                    sample.dealer(),
                    sample.title(),
                    sample.expectation(),
                    sample.leads() > 0 ? ", leads: " + sample.leads() : "",
                    found));
  }

  private boolean isAsExpected(Offer offer) {
    boolean nothing = offer.sightings() == 0;
    return switch (offer.sample().expectation()) {
      case CREATED ->
          offer.deadLetters().isEmpty()
              && offer.creations().size() == offer.sample().leads()
              && offer.creations().stream().map(Sighting.Creation::references).distinct().count()
                  == offer.sample().leads();
      case REJECTED -> isOneDeadLetter(offer, true);
      case UNREADABLE -> isOneDeadLetter(offer, false);
      case NOT_A_LEAD -> offer.key() != null && nothing;
      case DUPLICATE -> evidence.original(offer).isPresent() && nothing;
    };
  }

  private static boolean isOneDeadLetter(Offer offer, boolean refusedBySml) {
    return offer.creations().isEmpty()
        && offer.deadLetters().size() == 1
        && offer.deadLetters().get(0).isRefusalBySml() == refusedBySml;
  }

  private static String found(Offer offer) {
    List<String> found = new ArrayList<>();
    offer.creations().forEach(creation -> found.add("SML lead " + creation.lead()));
    offer
        .deadLetters()
        .forEach(
            letter -> found.add("a message on " + letter.queue() + " (" + letter.reason() + ")"));
    return found.isEmpty() ? "neither a lead in SML nor a dead letter" : String.join(", ", found);
  }
}
