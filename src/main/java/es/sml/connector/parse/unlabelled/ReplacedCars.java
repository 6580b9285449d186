package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.car.detail.CarMention;
import java.util.List;

/**
 * Finds the cars in the subject of a reply that its words replace: "Re: Kuga" above "the Kuga is
 * not for us, we would like the Puma". A reply's subject is older than its words.
 */
final class ReplacedCars {
  private ReplacedCars() {}

  /** Returns the same without those cars. */
  static UnlabelledReader.Read without(UnlabelledReader.Read read) {
    List<CarMention> wanted = read.words().wanted();
    if (read.words().certain().stream().noneMatch(car -> car.model() != null)) {
      return read;
    }
    List<CarMention> replaced =
        read.subject().wanted().stream()
            .filter(car -> wanted.stream().noneMatch(other -> isSame(other, car)))
            .toList();
    return new UnlabelledReader.Read(read.texts(), read.subject().without(replaced), read.words());
  }

  private static boolean isSame(CarMention one, CarMention other) {
    return one.car().equals(other.car()) || NamedVehicles.isSameModel(one, other);
  }
}
