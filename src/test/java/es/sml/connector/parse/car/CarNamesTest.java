package es.sml.connector.parse.car;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.car.detail.CarMention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts in ten languages, each with the car that a person sees in it. */
class CarNamesTest {
  private static final CarNames CARS = CarNames.load(Path.of("config/vocabulary"));
  private static final Path TEXTS = Path.of("src/test/resources/cars");

  @ParameterizedTest
  @MethodSource("named")
  void findsTheCarThatATextNames(
      String text, String make, String model, String name, List<String> facts) {
    List<CarMention> found =
        CARS.in(text).stream().filter(car -> car.sure() && car.model() != null).toList();

    assertThat(found)
        .extracting(CarMention::make, CarMention::model, CarMention::name, CarNamesTest::facts)
        .containsExactly(tuple(make, model, name, facts));
    assertThat(text.substring(found.get(0).start(), found.get(0).end())).isEqualTo(name);
  }

  static Stream<Arguments> named() throws IOException {
    return lines("named.txt")
        .map(
            cells -> {
              List<String> facts = new ArrayList<>();
              if (cells.length > 4) {
                for (String fact : cells[4].split(", ", -1)) {
                  facts.add(fact.strip());
                }
              }
              return Arguments.of(cells[0], cells[1], cells[2], cells[3], facts);
            });
  }

  private static List<String> facts(CarMention car) {
    List<String> facts =
        new ArrayList<>(
            List.of(
                car.facts().year(),
                car.facts().price(),
                car.facts().kilometres(),
                car.facts().fuel()));
    while (!facts.isEmpty() && facts.get(facts.size() - 1).isEmpty()) {
      facts.remove(facts.size() - 1);
    }
    return facts;
  }

  @ParameterizedTest
  @MethodSource("unsure")
  void isSureOfNoCarInATextWithoutOne(String text) {
    assertThat(CARS.in(text)).filteredOn(CarMention::sure).isEmpty();
  }

  static Stream<String> unsure() throws IOException {
    return lines("unsure.txt").map(cells -> cells[0]);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void findsTheCarThatAPageAddressNames(String address, String make, String model) {
    if (make.equals("-")) {
      assertThat(CARS.inAddress(address)).isEmpty();
    } else {
      assertThat(CARS.inAddress(address))
          .get()
          .extracting(CarMention::make, CarMention::model, CarMention::name)
          .containsExactly(make, model, make + " " + model);
    }
  }

  static Stream<Arguments> addresses() throws IOException {
    return lines("addresses.txt").map(cells -> Arguments.of((Object[]) cells));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "un Golf 1.6 TDI     | Volkswagen Golf 1.6 TDI", // the make is not written
        "VW Golf             | VW Golf",
        "wolsvagen polo      | Volkswagen polo", // a misspelt make is corrected
        "Hiunday Tucson 1.6  | Hyundai Tucson 1.6",
        "León 1.5 TSI        | León 1.5 TSI", // Seat and Cupra have this model
        "un Duster 4x4       | Dacia Duster 4x4",
        "Mazda2 1.5          | Mazda2 1.5",
        "Evoque P200         | Land Rover Evoque P200"
      })
  void putsTheMakeInFrontOfAModelOfOneMake(String text, String fullName) {
    assertThat(CARS.in(text)).extracting(CarMention::fullName).containsExactly(fullName);
  }

  @Test
  void namesNoCarInTheNameOfAStreet() {
    assertThat(CARS.in("Sent by Chat Inc., 12 Capri Road")).isEmpty();
  }

  @Test
  void namesAMakeAloneWithoutBeingSure() {
    assertThat(CARS.in("Toyota Norte S.L."))
        .extracting(CarMention::make, CarMention::model, CarMention::name, CarMention::sure)
        .containsExactly(tuple("Toyota", null, "Toyota", false));
    assertThat(CARS.in("Mercedes Ruiz")).extracting(CarMention::model).containsOnlyNulls();
  }

  @Test
  void findsEachCarOfAText() {
    String text =
        """
        1) Honda Jazz 1.3 Elegance, 2018 - 11.900 €
        2) Seat Mii 1.0, 2016 - 6.950 €
        Entrego un golf de 2012 con 187.000 km
        """;
    assertThat(CARS.in(text))
        .extracting(CarMention::fullName, car -> car.facts().price(), car -> car.facts().year())
        .containsExactly(
            tuple("Honda Jazz 1.3 Elegance", "11.900 €", "2018"),
            tuple("Seat Mii 1.0", "6.950 €", "2016"),
            tuple("Volkswagen golf", "", "2012"));
  }

  @Test
  void readsALongTextOfNamesOnly() {
    for (String words :
        List.of("Seat Ibizza ", "Seat Seat ", "208 ", "A 1 ", "Mini-Mini", "@Kia ")) {
      assertThat(CARS.in(words.repeat(20_000))).isNotNull();
    }
  }

  @Test
  void readsANewModelFromTheFileAndNamesTheLineOfAWrongRow(@TempDir Path directory)
      throws IOException {
    for (String file : List.of("cars.tsv", "car-versions.tsv", "car-words.tsv", "fuels.tsv")) {
      Files.copy(Path.of("config/vocabulary").resolve(file), directory.resolve(file));
    }
    Path cars = directory.resolve("cars.tsv");
    Files.writeString(cars, "Kia\tFantasia\tyes\tFantasya\t-\n", StandardOpenOption.APPEND);
    assertThat(CarNames.load(directory).in("mi fantasya 1.6"))
        .extracting(CarMention::fullName)
        .containsExactly("Kia fantasya 1.6");
    int line = Files.readAllLines(cars).size() + 1;
    Files.writeString(cars, "Kia\tOtra\tperhaps\t-\t-\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> CarNames.load(directory))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("cars.tsv:" + line)
        .hasMessageContaining("use any, yes, article, capital or no");
  }

  private static Stream<String[]> lines(String file) throws IOException {
    return Files.readAllLines(TEXTS.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new));
  }
}
