package es.sml.connector.parse.request;

import es.sml.connector.parse.car.detail.CarMention;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The meaning of a customer's text.
 *
 * @param wishes the requests in it
 * @param wanted the cars that the customer asks about, in their order
 * @param called those of the wanted cars that words call so
 * @param chosen those of the wanted cars that the customer decides for
 * @param own the customer's own cars, in their order
 * @param maybeOwn those of the wanted cars that no word calls wanted, and that may be own ones
 * @param refused cars that the customer does not want
 * @param speaksOfVehicle true if a word means any vehicle, such as "coche"
 */
public record Said(
    Set<Wish> wishes,
    List<CarMention> wanted,
    List<CarMention> called,
    List<CarMention> chosen,
    List<CarMention> own,
    List<CarMention> maybeOwn,
    List<CarMention> refused,
    boolean speaksOfVehicle) {
  /** Returns the same without those wanted cars. */
  public Said without(List<CarMention> cars) {
    return new Said(
        wishes,
        wanted.stream().filter(car -> !cars.contains(car)).toList(),
        called.stream().filter(car -> !cars.contains(car)).toList(),
        chosen.stream().filter(car -> !cars.contains(car)).toList(),
        own,
        maybeOwn.stream().filter(car -> !cars.contains(car)).toList(),
        refused,
        speaksOfVehicle);
  }

  /** Returns the cars that the customer calls wanted, and that are still among the wanted ones. */
  public List<CarMention> certain() {
    return Stream.concat(chosen.stream(), called.stream())
        .filter(car -> car.sure() && wanted.contains(car))
        .toList();
  }

  /** Returns whether the customer asks for the price of an own car. */
  public boolean asksForAppraisal() {
    return wishes.contains(Wish.APPRAISAL)
        || (wishes.contains(Wish.APPRAISAL_HINT) && !own.isEmpty());
  }
}
