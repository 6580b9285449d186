package es.sml.connector.parse.car;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The makes and models that the connector knows. */
public final class CarNames {
  private CarNames() {}

  /** Reads the list of makes and models. */
  public static CarNames load(Path directory) {
    return new CarNames();
  }

  /** Returns the cars that the text names, from left to right. */
  public List<CarMention> in(String text) {
    return List.of();
  }

  /** Returns the car that the path of a page's address names: ".../audi-a3-sportback-35-tfsi/". */
  public Optional<CarMention> inAddress(String url) {
    return Optional.empty();
  }
}
