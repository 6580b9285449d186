package es.sml.connector.parse.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A number in Spanish or English spelling is read as that number, or not at all. */
class NumberReadersPropertyTest {
  private static final int MOST_KILOMETRES = 2_000_000;

  /** A number, and one way to write it. */
  private record Written(BigDecimal number, String text) {}

  @Property
  void readsANumberInEverySpelling(@ForAll("written") Written written) {
    assertThat(SpanishNumber.read(written.text()))
        .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(written.number()));
  }

  @Property
  void readsNoNumberWhereGroupsAreNotOfThousands(@ForAll("badlyGrouped") String text) {
    assertThat(SpanishNumber.read(text)).isEmpty();
    assertThat(PriceReader.euros(text + " €")).isEmpty();
    assertThat(KilometreReader.kilometres(text + " km", null)).isEmpty();
  }

  @Property
  void readsTheWrittenDigitsOfANumberAndNeverBelowZero(@ForAll("nearlyNumbers") String text) {
    SpanishNumber.read(text)
        .ifPresent(
            read -> {
              assertThat(read.signum()).isNotNegative();
              assertThat(new BigDecimal(text.replaceAll("\\D", "")))
                  .isEqualByComparingTo(new BigDecimal(read.unscaledValue()));
            });
  }

  @Property
  void readsAPriceBesideAnySignOfEuros(
      @ForAll("written") Written written, @ForAll("euros") String euros) {
    Optional<String> read = PriceReader.euros(euros.replace("#", written.text()));
    if (written.number().signum() == 0) {
      assertThat(read).isEmpty();
      assertThat(PriceReader.isZero(euros.replace("#", written.text()))).isTrue();
    } else {
      assertThat(read).hasValueSatisfying(price -> assertThat(price).matches("\\d+(\\.\\d\\d)?"));
      assertThat(new BigDecimal(read.orElseThrow())).isEqualByComparingTo(written.number());
    }
  }

  @Property
  void readsNoPriceInAnotherCurrencyOrOfARange(
      @ForAll("written") Written written, @ForAll("notEuros") String other) {
    assertThat(PriceReader.euros(other.replace("#", written.text()))).isEmpty();
  }

  @Property
  void readsKilometresBesideAnyUnit(
      @ForAll("distances") Written written, @ForAll("kilometres") String unit) {
    assertThat(KilometreReader.kilometres(unit.replace("#", written.text()), null))
        .contains(whole(written.number()));
  }

  @Property
  void readsMilesAsKilometresWhereverTheUnitStands(
      @ForAll("distances") Written written, @ForAll("miles") String unit) {
    String kilometres = whole(written.number().multiply(new BigDecimal("1.609")));
    Optional<String> expected =
        new BigDecimal(kilometres).intValue() > MOST_KILOMETRES
            ? Optional.empty()
            : Optional.of(kilometres);
    assertThat(KilometreReader.kilometres(written.text() + " " + unit, null)).isEqualTo(expected);
    assertThat(KilometreReader.kilometres(written.text(), unit)).isEqualTo(expected);
    assertThat(KilometreReader.kilometres(written.text() + " km", unit))
        .contains(whole(written.number()));
  }

  @Property
  void readsNoDistanceThatNoVehicleDrives(@ForAll("tooFar") Written written) {
    assertThat(KilometreReader.kilometres(written.text() + " km", null)).isEmpty();
  }

  @Property
  void readsAnyTextAsDigitsOrNotAtAll(
      @ForAll("nearlyNumbersWithUnits") String text, @ForAll("anyUnit") String unit) {
    PriceReader.euros(text)
        .ifPresent(
            price -> {
              assertThat(price).matches("\\d+(\\.\\d\\d)?");
              assertThat(new BigDecimal(price).signum()).isPositive();
            });
    KilometreReader.kilometres(text, unit)
        .ifPresent(distance -> assertThat(distance).matches("\\d{1,7}"));
  }

  @Property
  void endsForAnyText(@ForAll String text, @ForAll String unit) {
    assertThat(SpanishNumber.read(text)).isNotNull();
    assertThat(PriceReader.euros(text)).isNotNull();
    assertThat(PriceReader.isZero(text)).isIn(true, false);
    assertThat(KilometreReader.kilometres(text, unit)).isNotNull();
  }

  @Provide
  Arbitrary<Written> written() {
    return numbers(9_999_999);
  }

  @Provide
  Arbitrary<Written> distances() {
    return numbers(MOST_KILOMETRES - 1);
  }

  @Provide
  Arbitrary<Written> tooFar() {
    return Combinators.combine(
            Arbitraries.integers().between(MOST_KILOMETRES + 1, Integer.MAX_VALUE),
            Arbitraries.of("", ".", ",", " "))
        .as((number, thousands) -> written(number, thousands, -1, ""));
  }

  @Provide
  Arbitrary<String> badlyGrouped() {
    Arbitrary<List<String>> groups =
        Arbitraries.strings()
            .numeric()
            .ofMinLength(1)
            .ofMaxLength(5)
            .list()
            .ofMinSize(3)
            .ofMaxSize(4);
    // A group that does not have three digits, from the second group on.
    return Combinators.combine(groups, Arbitraries.of(".", ",", " ", "'"))
        .as((list, separator) -> list.get(1).length() == 3 ? "" : String.join(separator, list))
        .filter(text -> !text.isEmpty());
  }

  @Provide
  Arbitrary<String> nearlyNumbers() {
    return Arbitraries.strings().withChars("0123456789., '-").ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> nearlyNumbersWithUnits() {
    return Combinators.combine(
            Arbitraries.of("", "-", "€", "aprox. ", "desde ", "~"),
            nearlyNumbers(),
            Arbitraries.of("", " €", " km", " mil", " mil km", "k", " mi", ",- €", "eur"))
        .as((before, number, after) -> before + number + after);
  }

  @Provide
  Arbitrary<String> anyUnit() {
    return Arbitraries.of("km", "mi", "MILES", "", "yottameter");
  }

  @Provide
  Arbitrary<String> euros() {
    return Arbitraries.of(
        "#", "# €", "#€", "€ #", "€#", "# EUR", "EUR #", "# euros", "#,- €", "# € (IVA incluido)");
  }

  @Provide
  Arbitrary<String> notEuros() {
    return Arbitraries.of(
        "$#", "# USD", "£ #", "R$ #", "# pesetas", "-# €", "desde # €", "# - 90.000 €", "# €/mes");
  }

  @Provide
  Arbitrary<String> kilometres() {
    return Arbitraries.of(
        "#", "# km", "#km", "# KMS", "# Kilómetros", "# kilometros", "unos # km", "aprox. #");
  }

  @Provide
  Arbitrary<String> miles() {
    return Arbitraries.of("mi", "miles", "MILES", "mls", "millas");
  }

  private static Arbitrary<Written> numbers(int most) {
    Arbitrary<Integer> whole = Arbitraries.integers().between(0, most);
    Arbitrary<Integer> cents = Arbitraries.integers().between(0, 99);
    return Arbitraries.oneOf(
        Combinators.combine(whole, Arbitraries.of("", ".", ",", " ", "'", "\u00A0", "\u202F"))
            .as((number, thousands) -> written(number, thousands, -1, "")),
        // A point and a comma define each other; next to a blank either is a decimal one.
        Combinators.combine(
                whole,
                cents,
                Arbitraries.of(
                    List.of(".", ","),
                    List.of(",", "."),
                    List.of(" ", ","),
                    List.of(" ", "."),
                    List.of("", ","),
                    List.of("", ".")))
            .as((number, part, signs) -> written(number, signs.get(0), part, signs.get(1))));
  }

  private static Written written(int whole, String thousands, int cents, String decimal) {
    String text = String.valueOf(whole).replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", thousands);
    if (cents < 0) {
      return new Written(new BigDecimal(whole), text);
    }
    String part = (cents < 10 ? "0" : "") + cents;
    return new Written(new BigDecimal(whole + "." + part), text + decimal + part);
  }

  private static String whole(BigDecimal number) {
    return number.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}
