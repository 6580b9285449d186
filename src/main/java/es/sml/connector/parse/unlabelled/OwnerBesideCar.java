package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;

/**
 * Reads the names of customers beside cars in a colleague's words: "the Audi A4 of Ana Ruiz", and
 * "Ana of the Corsa", who is not called so.
 */
final class OwnerBesideCar {
  private static final double CONFIDENCE = 0.78;

  /** Words between a car and its owner, or between a person and the car. */
  private static final List<String> OF =
      List.of(" de la ", " de el ", " del ", " de ", " do ", " da ", " de l'", " of the ", " of ");

  private final PersonNames people;
  private final CarNames cars;

  OwnerBesideCar(PersonNames people, CarNames cars) {
    this.people = people;
    this.cars = cars;
  }

  /** Adds a missing name, and takes the wanted car out of a name. */
  void complete(LeadDraft draft, String words) {
    if (!draft.customer().hasName()) {
      ownerIn(words)
          .ifPresent(
              name -> draft.at("the words about the customer", CONFIDENCE).customer().name(name));
    } else if (draft.vehicle().isNamed()) {
      draft.customer().nameWith(name -> withoutCar(name, Words.of(draft.vehicle().name()).list()));
    }
  }

  private Optional<String> ownerIn(String words) {
    for (CarMention car : cars.in(words)) {
      String rest = words.substring(car.end());
      Optional<String> name =
          OF.stream()
              .filter(rest::startsWith)
              .findFirst()
              .flatMap(of -> people.nameAt(words, car.end() + of.length()))
              .filter(found -> found.indexOf(' ') > 0);
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  private static String withoutCar(String name, List<String> car) {
    return OF.stream()
        .filter(of -> name.indexOf(of) > 0)
        .map(of -> name.indexOf(of))
        .filter(at -> isCar(name.substring(at), car))
        .findFirst()
        .map(at -> name.substring(0, at))
        .orElse(name);
  }

  private static boolean isCar(String end, List<String> car) {
    String last = Letters.plain(end.substring(end.lastIndexOf(' ') + 1));
    return car.contains(last.substring(last.indexOf('\'') + 1));
  }
}
