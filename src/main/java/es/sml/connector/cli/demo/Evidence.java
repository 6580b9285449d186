package es.sml.connector.cli.demo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Matches the sent messages with their outcomes, by the messages' keys. */
final class Evidence {
  private final List<Offer> offers = new ArrayList<>();
  private final List<ProcessedMail> unclaimed = new ArrayList<>();
  private final List<Sighting> strays = new ArrayList<>();

  /** An outcome and its message. */
  record Match(Offer offer, Sighting sighting) {}

  void offered(Offer offer) {
    offers.add(offer);
  }

  void processed(ProcessedMail mail) {
    unclaimed.add(mail);
  }

  void seen(Sighting sighting) {
    strays.add(sighting);
  }

  List<Offer> offers() {
    return offers;
  }

  /** Returns the outcomes without a known message. */
  List<Sighting> strays() {
    return strays;
  }

  /** Returns and removes them. */
  List<Sighting> takeStrays() {
    List<Sighting> taken = List.copyOf(strays);
    strays.clear();
    return taken;
  }

  /**
   * Returns the first message of this file to this dealer.
   *
   * @throws IllegalStateException if there is none
   */
  Offer first(String file, String dealer) {
    return offers.stream()
        .filter(offer -> offer.sample().file().equals(file))
        .filter(offer -> offer.sample().dealer().equals(dealer))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " has no earlier message"));
  }

  /** Returns the original of a duplicate. */
  Optional<Offer> original(Offer duplicate) {
    return offers.stream()
        .filter(offer -> !offer.sample().isDuplicate())
        .filter(offer -> offer.key() != null && offer.key().equals(duplicate.key()))
        .findFirst();
  }

  /** Assigns outcomes to known messages and returns the new matches. */
  List<Match> match() {
    // Matched in the order of sending, so the second of two equal mails is the duplicate.
    unclaimed.removeIf(mail -> offers.stream().anyMatch(offer -> offer.claim(mail)));
    List<Match> matches = new ArrayList<>();
    for (Iterator<Sighting> rest = strays.iterator(); rest.hasNext(); ) {
      Sighting sighting = rest.next();
      offers.stream()
          .filter(offer -> offer.key() != null && sighting.isOf(offer.key()))
          .findFirst()
          .ifPresent(
              offer -> {
                offer.add(sighting);
                matches.add(new Match(offer, sighting));
                rest.remove();
              });
    }
    return matches;
  }
}
