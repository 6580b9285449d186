package es.sml.connector.cli.demo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** All that was offered and all that came to light, brought together by the messages' keys. */
final class Evidence {
  private final List<Offer> offers = new ArrayList<>();
  private final List<ProcessedMail> unclaimed = new ArrayList<>();
  private final List<Sighting> strays = new ArrayList<>();

  /** A sighting and the message that it belongs to. */
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

  /** What belongs to no message of the demo, or not yet. */
  List<Sighting> strays() {
    return strays;
  }

  /** The same, and forgets them. */
  List<Sighting> takeStrays() {
    List<Sighting> taken = List.copyOf(strays);
    strays.clear();
    return taken;
  }

  /**
   * The first message that was offered of this file to this dealer.
   *
   * @throws IllegalStateException when none was
   */
  Offer first(String file, String dealer) {
    return offers.stream()
        .filter(offer -> offer.sample().file().equals(file))
        .filter(offer -> offer.sample().dealer().equals(dealer))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " repeats no message before it"));
  }

  /** The message that this one repeats. */
  Optional<Offer> original(Offer duplicate) {
    return offers.stream()
        .filter(offer -> !offer.sample().isDuplicate())
        .filter(offer -> offer.key() != null && offer.key().equals(duplicate.key()))
        .findFirst();
  }

  /** Gives each sighting to its message where that is known by now; returns what is new. */
  List<Match> match() {
    // Claimed in the order of sending, so that of two equal mails the second is the repeat.
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
