package es.sml.connector.parse.car;

import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The makes and models that the connector knows. */
public final class CarNames {
  private final CarList list;
  private final VersionWords versions;
  private final CarFactsReader facts;

  private CarNames(CarList list, VersionWords versions, CarFactsReader facts) {
    this.list = list;
    this.versions = versions;
    this.facts = facts;
  }

  /** Reads the list of makes and models. */
  public static CarNames load(Path directory) {
    CarList list = CarList.load(directory.resolve("cars.tsv"));
    VersionWords versions = new VersionWords(directory.resolve("car-versions.tsv"), list);
    return new CarNames(
        list, versions, new CarFactsReader(versions, directory.resolve("fuels.tsv")));
  }

  /** Returns the cars that the text names, from left to right. */
  public List<CarMention> in(String text) {
    return in(Words.of(text));
  }

  /** Returns the cars that the text of these words names, from left to right. */
  public List<CarMention> in(Words words) {
    return new CarSearch(list, versions, facts, words).cars();
  }

  /** Returns the car that the path of a page's address names: ".../audi-a3-sportback-35-tfsi/". */
  public Optional<CarMention> inAddress(String url) {
    return PageAddress.names(url).stream()
        .map(this::in)
        .flatMap(List::stream)
        .filter(car -> car.sure() && car.model() != null)
        .findFirst()
        .map(CarNames::bare);
  }

  private static CarMention bare(CarMention car) {
    String name = car.make() + " " + car.model();
    return new CarMention(car.car(), name, name, car.place(), true, CarFacts.NONE);
  }
}
