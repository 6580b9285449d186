package es.sml.connector.parse.draft;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.value.PlateReader;
import es.sml.connector.parse.value.YearReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The data of a vehicle is found in any order, and nothing else is found. */
class VehicleReadersPropertyTest {
  private static final String CONSONANTS = "BCDFGHJKLMNPRSTVWXYZ";

  /** The years between will be valid years while this test exists. */
  private static final int PAST = 2026;

  private static final int FUTURE = 2100;

  @Property
  void readsTheOnlyYear(
      @ForAll("years") int year,
      @ForAll("noDigits") String before,
      @ForAll("noDigits") String after) {
    assertThat(YearReader.year(before + year + after)).contains(year);
  }

  @Property
  void readsNoYearOfTwo(@ForAll("years") int one, @ForAll("years") int other) {
    assertThat(YearReader.year(one + "-" + other)).isEmpty();
    assertThat(YearReader.year("de " + one + " o " + other)).isEmpty();
  }

  @Property
  void readsNoYearOfAnotherCentury(@ForAll("noYears") int number) {
    assertThat(YearReader.year("" + number)).isEmpty();
  }

  @Property
  void readsAPlateInAnySeparatorsAndCase(
      @ForAll("plates") List<String> parts, @ForAll("separators") String separator) {
    String written = String.join(separator, parts);
    String plate = String.join("", parts);
    assertThat(PlateReader.plate(written)).contains(plate);
    assertThat(PlateReader.plate(" " + written.toLowerCase(Locale.ROOT) + " ")).contains(plate);
  }

  @Property
  void readsNoCurrentPlateWithAVowelOrAQ(
      @ForAll("numbersOfPlates") String number,
      @ForAll("lettersOfPlates") String letters,
      @ForAll("vowels") char vowel,
      @ForAll("places") int place,
      @ForAll("separators") String separator) {
    StringBuilder refused = new StringBuilder(letters);
    refused.setCharAt(place, vowel);
    assertThat(PlateReader.plate(number + separator + refused)).isEmpty();
    assertThat(PlateReader.inProse("Es el " + number + separator + refused)).isEmpty();
  }

  @Property
  void findsTheOnlyPlateInASentence(
      @ForAll("currentPlates") List<String> plate,
      @ForAll("currentPlates") List<String> other,
      @ForAll("separators") String separator) {
    Assume.that(!plate.equals(other));
    String written = String.join(separator, plate);
    assertThat(PlateReader.inProse("Tengo el " + written + ", un Ibiza."))
        .contains(String.join("", plate));
    assertThat(PlateReader.inProse(written + " y " + String.join(separator, other))).isEmpty();
  }

  @Property
  void readsAnyTextAsAPlateOfLettersAndDigitsOrNotAtAll(@ForAll String text) {
    PlateReader.plate(text).ifPresent(plate -> assertThat(plate).matches("[A-Z0-9]{2,9}"));
    PlateReader.inProse(text).ifPresent(plate -> assertThat(plate).matches("[A-Z0-9]{6,8}"));
    YearReader.year(text).ifPresent(year -> assertThat(text).contains("" + year));
  }

  @Property
  void findsEachPartOfAVehicleInAnyOrder(
      @ForAll("names") String name,
      @ForAll("years") int year,
      @ForAll("distances") String kilometres,
      @ForAll("currentPlates") List<String> plate,
      @ForAll Random random) {
    String written = String.join(" ", plate);
    List<String> more = new ArrayList<>(List.of("" + year, kilometres, "matrícula " + written));
    Collections.shuffle(more, random);
    assertThat(VehicleText.of(name + ", " + String.join(", ", more)))
        .isEqualTo(new VehicleText(name, "" + year, kilometres, written, "", false));
  }

  @Property
  void findsAYearBeforeOrBehindTheName(
      @ForAll("names") String name, @ForAll("yearsOfVehicles") int year) {
    VehicleText expected = new VehicleText(name, "" + year, "", "", "", false);
    assertThat(VehicleText.of(year + " " + name)).isEqualTo(expected);
    assertThat(VehicleText.of(name + " " + year)).isEqualTo(expected);
    assertThat(VehicleText.of(name + " (" + year + ")")).isEqualTo(expected);
  }

  @Property
  void namesAVehicleByItsOwnWordsAndLosesNone(@ForAll("lines") String line) {
    VehicleText vehicle = VehicleText.of(line);
    assertThat(vehicle.name()).isNotBlank();
    List<String> found = new ArrayList<>(words(vehicle.name()));
    found.addAll(words(vehicle.year()));
    found.addAll(words(vehicle.kilometres()));
    found.addAll(words(vehicle.plate()));
    found.addAll(words(vehicle.price()));
    List<String> written = new ArrayList<>(words(line));
    // The label of a plate, which is removed unless it belongs to a second one.
    written.removeIf(word -> word.equals("Matrícula:"));
    found.removeIf(word -> word.equals("Matrícula:"));
    assertThat(found).containsExactlyInAnyOrderElementsOf(written);
  }

  @Property
  void endsForAnyText(@ForAll String text) {
    assertThat(VehicleText.of(text).name()).isNotNull();
  }

  @Property
  void keepsEachWordOfAJoinedNameAsItIsWritten(
      @ForAll("names") String make, @ForAll("names") String model) {
    String joined = VehicleText.joined(make, null, " ", model, make);
    assertThat(words(make + " " + model)).containsAll(words(joined));
    assertThat(words(joined)).containsAll(words(model));
    assertThat(joined).doesNotContain("  ");
  }

  @Provide
  Arbitrary<Integer> years() {
    return Arbitraries.integers().between(1900, PAST);
  }

  @Provide
  Arbitrary<Integer> yearsOfVehicles() {
    return Arbitraries.integers().between(1960, PAST);
  }

  @Provide
  Arbitrary<Integer> noYears() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 1899),
        Arbitraries.integers().between(FUTURE, Integer.MAX_VALUE));
  }

  @Provide
  Arbitrary<String> noDigits() {
    return Arbitraries.strings().withChars("abcñ /-.(").ofMaxLength(15);
  }

  @Provide
  Arbitrary<List<String>> plates() {
    Arbitrary<String> province =
        Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(2);
    return Arbitraries.oneOf(
        currentPlates(),
        Combinators.combine(province, numbersOfPlates(), province).as(List::of),
        Combinators.combine(province, Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(6))
            .as(List::of));
  }

  @Provide
  Arbitrary<List<String>> currentPlates() {
    return Combinators.combine(numbersOfPlates(), lettersOfPlates()).as(List::of);
  }

  @Provide
  Arbitrary<String> numbersOfPlates() {
    return Arbitraries.strings().numeric().ofLength(4);
  }

  @Provide
  Arbitrary<String> lettersOfPlates() {
    return Arbitraries.strings().withChars(CONSONANTS).ofLength(3);
  }

  @Provide
  Arbitrary<Character> vowels() {
    return Arbitraries.of('A', 'E', 'I', 'O', 'U', 'Q', 'Ñ');
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 2);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of("", " ", "-");
  }

  /** Two words at least. The first has only letters, so that a year beside them is no name. */
  @Provide
  Arbitrary<String> names() {
    return Combinators.combine(
            Arbitraries.of("Seat", "Škoda", "Citroën", "VW", "Alfa Romeo"),
            Arbitraries.of("Ibiza", "C4", "A-4", "500", "1.5 TSI", "e-Golf", "3.008", "(Combi)"),
            Arbitraries.of("", " Style", " FR 110 CV", " 5p", " 2.0", " Año Nuevo"))
        .as((make, model, version) -> make + " " + model + version);
  }

  @Provide
  Arbitrary<String> distances() {
    return Arbitraries.of("118.000 km", "90000 kms", "12 000 km", "5.000 kilómetros", "7000 miles");
  }

  /** A name with any text after commas, also repeated or empty text. */
  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> more =
        Arbitraries.oneOf(
            names(),
            years().map(String::valueOf),
            distances(),
            currentPlates().map(parts -> String.join("-", parts)),
            currentPlates().map(parts -> "Matrícula: " + String.join("", parts)),
            Arbitraries.of("", "rojo", "diésel", "1.9", "3.500 €", "2.019"));
    return Combinators.combine(names(), more.list().ofMaxSize(5))
        .as((name, list) -> list.isEmpty() ? name : name + ", " + String.join(", ", list));
  }

  /** The words, without the commas between them. */
  private static List<String> words(String text) {
    return List.of(text.split("[\\s,]+", -1)).stream().filter(word -> !word.isEmpty()).toList();
  }
}
