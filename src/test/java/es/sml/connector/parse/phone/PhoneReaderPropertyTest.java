package es.sml.connector.parse.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A Spanish telephone number in any spelling gives the same nine digits. */
class PhoneReaderPropertyTest {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /** A number, and one way to write it. */
  private record Written(String number, String text) {}

  @Property
  void readsASpanishNumberInAnySpelling(
      @ForAll("written") Written phone, @ForAll("labels") String label) {
    assertThat(PhoneReader.read(label + phone.text(), PhoneReader.SPAIN))
        .isEqualTo(new PhoneReader.Phones(List.of(phone.number()), false));
  }

  @Property
  void readsTheSameNumberForAForeignFormIfItsCountryIsWritten(
      @ForAll("withCountry") Written phone) {
    assertThat(PhoneReader.read(phone.text(), "GB").numbers()).containsExactly(phone.number());
  }

  @Property
  void readsBothOfTwoNumbers(
      @ForAll("written") Written one,
      @ForAll("written") Written other,
      @ForAll("betweenTwo") String between) {
    Assume.that(!one.number().equals(other.number()));
    assertThat(PhoneReader.read(one.text() + between + other.text(), PhoneReader.SPAIN).numbers())
        .containsExactlyElementsOf(mobileFirst(one.number(), other.number()));
  }

  private static List<String> mobileFirst(String one, String other) {
    return PhoneReader.isMobile(other) && !PhoneReader.isMobile(one)
        ? List.of(other, one)
        : List.of(one, other);
  }

  @Property
  void readsANumberOnceThoughItIsWrittenTwice(
      @ForAll("written") Written phone, @ForAll("betweenTwo") String between) {
    assertThat(PhoneReader.read(phone.text() + between + phone.text(), PhoneReader.SPAIN).numbers())
        .containsExactly(phone.number());
  }

  @Property
  void reportsAWordBesideANumber(@ForAll("written") Written phone, @ForAll("words") String word) {
    assertThat(PhoneReader.read(phone.text() + " " + word, PhoneReader.SPAIN))
        .isEqualTo(new PhoneReader.Phones(List.of(phone.number()), true));
  }

  @Property
  void readsNoNumberOutOfDigitsOfAnotherShape(@ForAll("shapeless") String digits) {
    assertThat(PhoneReader.read(digits, PhoneReader.SPAIN).numbers()).isEmpty();
  }

  @Property
  void readsOnlyValidNumbersOutOfAnything(@ForAll("nearlyPhones") String text) {
    for (String number : PhoneReader.read(text, PhoneReader.SPAIN).numbers()) {
      assertThat(number).matches("\\d{9}|\\+[1-9]\\d{4,14}");
      assertThat(isValid(number)).isTrue();
    }
  }

  @Property
  void endsForAnyText(@ForAll String text) {
    assertThat(PhoneReader.read(text, PhoneReader.SPAIN)).isNotNull();
  }

  @Provide
  Arbitrary<Written> written() {
    return Combinators.combine(
            numbers(),
            Arbitraries.of(
                "", "+34", "+34 ", "+34-", "0034", "0034 ", "34 ", "(+34) ", "+34 (0) ", "+34(0)"),
            groups(),
            separators())
        .as(PhoneReaderPropertyTest::written);
  }

  @Provide
  Arbitrary<Written> withCountry() {
    return Combinators.combine(
            numbers(), Arbitraries.of("+34", "+34 ", "0034 ", "(+34) "), groups(), separators())
        .as(PhoneReaderPropertyTest::written);
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.of("", " ", "Tel: ", "Tel.: ", "tel.", "Tfno: ", "TLF: ", "Móvil: ", "p:");
  }

  @Provide
  Arbitrary<String> betweenTwo() {
    return Arbitraries.of(" / ", "/", ", ", "; ", " y ", " o ", "\n");
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("por la tarde", "(trabajo)", "Ana", "whatsapp", "de 9 a 14 horas");
  }

  /** Too short or too long, or nine digits with an impossible beginning. */
  @Provide
  Arbitrary<String> shapeless() {
    return Arbitraries.oneOf(
        digits(1, 8).filter(digits -> !digits.startsWith("00")),
        digits(16, 40),
        digits(8, 8)
            .flatMap(rest -> Arbitraries.of("1", "2", "3", "4").map(first -> first + rest))
            .filter(digits -> !digits.startsWith("400")), // Spain's one range below 5
        numbers().map(number -> number + number));
  }

  @Provide
  Arbitrary<String> nearlyPhones() {
    return Arbitraries.strings().withChars("0123456789+-. ()/").ofMaxLength(40);
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.integers()
        .between(600_000_000, 999_999_999)
        .map(String::valueOf)
        .filter(PhoneReaderPropertyTest::isValid);
  }

  private static Arbitrary<List<Integer>> groups() {
    return Arbitraries.of(
        List.of(9),
        List.of(3, 3, 3),
        List.of(3, 2, 2, 2),
        List.of(2, 3, 2, 2),
        List.of(3, 6),
        List.of(2, 7));
  }

  private static Arbitrary<String> separators() {
    return Arbitraries.of(" ", ".", "-", "\u00A0", "  ", " - ");
  }

  private static Arbitrary<String> digits(int fewest, int most) {
    return Arbitraries.strings().numeric().ofMinLength(fewest).ofMaxLength(most);
  }

  private static Written written(
      String number, String prefix, List<Integer> groups, String separator) {
    StringBuilder text = new StringBuilder(prefix);
    int at = 0;
    for (int length : groups) {
      text.append(at == 0 ? "" : separator).append(number, at, at + length);
      at += length;
    }
    return new Written(number, text.toString());
  }

  private static boolean isValid(String number) {
    try {
      PhoneNumber parsed = PHONES.parse(number, PhoneReader.SPAIN);
      return PHONES.isValidNumber(parsed);
    } catch (NumberParseException e) {
      return false;
    }
  }
}
