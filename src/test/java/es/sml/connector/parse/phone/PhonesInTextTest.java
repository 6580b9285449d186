package es.sml.connector.parse.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesInTextTest {
  private static final Path VOCABULARY = Path.of("config/vocabulary");
  private static final CountrySignals SIGNALS = CountrySignals.load(VOCABULARY);
  private static final PhonesInText PHONES = new PhonesInText(PhoneWords.load(VOCABULARY));

  private static List<PhonesInText.Found> in(String text, String domain) {
    List<String> domains = domain == null ? List.of() : List.of("correo." + domain);
    return PHONES.in(text, new PhoneCountries(SIGNALS, () -> domains, () -> text));
  }

  private static String numbers(String text, String domain) {
    return String.join(
        ",",
        in(text, domain).stream()
            .filter(phone -> phone.owner() != PhonesInText.Owner.COMPANY)
            .map(PhonesInText.Found::number)
            .toList());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/phones.txt", delimiter = '|')
  void findsTheNumbersOfSentences(String domain, String text, String numbers) {
    assertThat(numbers(text, domain)).isEqualTo(numbers);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/no-phones.txt", delimiter = '|')
  void recognisesNoNumberInOtherDigits(String text) {
    assertThat(numbers(text, null)).as(text).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mi número es 655443322 | CUSTOMER",
        "655443322 | UNKNOWN",
        "Tel. 655443322 | UNKNOWN",
        "fax 944223344 | COMPANY",
        "902123456 | COMPANY",
        "call me on 07911 123455 | CUSTOMER",
      })
  void recognisesTheOwnerByTheWordsBefore(String text, PhonesInText.Owner owner) {
    assertThat(in(text, null)).extracting(PhonesInText.Found::owner).containsExactly(owner);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| Hello, is the car available? 07911 123455 | true",
        "co.uk | 07911 123455 | false",
        "| mi número es 655443322 | false",
        "| 06 12 34 56 78 (France) | false",
      })
  void marksACountryThatOnlyTheLanguageShowsAsUnsure(String domain, String text, boolean doubt) {
    assertThat(in(text, domain).get(0).uncertainty().isEmpty()).isEqualTo(!doubt);
  }

  @Test
  void keepsThePlaceOfANumber() {
    PhonesInText.Found found = in("Ana, 655 443 322, gracias", null).get(0);

    assertThat("Ana, 655 443 322, gracias".substring(found.start(), found.end()))
        .isEqualTo("655 443 322");
  }

  @Test
  void readsManyDigitsInLinearTime() {
    assertThat(in("1 ".repeat(50_000), null)).isEmpty();
    assertThat(in("655443322 ".repeat(5_000), null)).hasSize(20);
  }
}
