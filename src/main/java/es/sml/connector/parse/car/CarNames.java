package es.sml.connector.parse.car;

import es.sml.connector.parse.car.detail.CarFacts;
import es.sml.connector.parse.car.detail.CarFactsReader;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.car.detail.CarWords;
import es.sml.connector.parse.car.detail.VersionWords;
import es.sml.connector.parse.car.list.CarEntry;
import es.sml.connector.parse.car.list.CarEntry.Alone;
import es.sml.connector.parse.car.list.CarList;
import es.sml.connector.parse.car.list.CarMatch;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The makes and models that the connector knows. Finds them in a text or a page's address, and adds
 * a missing make to a model.
 */
public final class CarNames {
  private static final int LONGEST = 100;

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
    VersionWords versions =
        new VersionWords(
            directory.resolve("car-versions.tsv"),
            CarWords.load(directory.resolve("car-words.tsv")),
            list);
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
    return PageAddressWords.names(url).stream()
        .map(this::in)
        .flatMap(List::stream)
        .filter(car -> car.sure() && car.model() != null)
        .findFirst()
        .map(CarNames::bare);
  }

  /**
   * Returns the name of a car with its make in front, if it begins with a model of one make only.
   *
   * @param around text that may name the make of a model that several makes have
   */
  public String withMake(String name, String around) {
    Words words = Words.of(name.length() > LONGEST ? "" : name);
    CarMatch match = words.size() == 0 ? null : CarMatch.at(list, words, 0);
    if (match == null || match.hasMake() || words.start(0) > 0) {
      return name;
    }
    List<String> makes =
        match.meanings().stream()
            .filter(each -> each.alone() != Alone.NO) // else it may be any word
            .map(CarEntry::make)
            .distinct()
            .toList();
    boolean number =
        name.substring(0, words.end(match.last())).chars().noneMatch(Character::isLetter);
    String key = CarList.key(around);
    List<String> named =
        match.meanings().stream()
            .map(CarEntry::make)
            .distinct()
            .filter(make -> list.keysOf(make).stream().anyMatch(key::contains))
            .toList();
    String make =
        named.size() == 1 ? named.get(0) : makes.size() == 1 && !number ? makes.get(0) : "";
    boolean includesMake = list.keysOf(make).stream().anyMatch(CarList.key(name)::contains);
    return make.isEmpty() || includesMake ? name : make + " " + name;
  }

  /** Returns the full name without another form of its make: "Polo" of "VW Polo". */
  public String withoutOtherMake(CarMention car) {
    Words words = Words.of(car.fullName());
    List<CarEntry> first = list.meanings(words.word(0));
    boolean other =
        words.size() > 1
            && first != null
            && first.stream().anyMatch(each -> each.hasNoModel() && each.make().equals(car.make()));
    return other ? car.fullName().substring(words.start(1)) : car.fullName();
  }

  private static CarMention bare(CarMention car) {
    String name = car.make() + " " + car.model();
    return new CarMention(car.car(), name, name, car.place(), true, CarFacts.NONE);
  }
}
