package es.sml.connector.parse.value;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.phone.PhoneReader;
import java.time.Year;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "666777888 | 666777888",
        "+34 666 777 888 | 666777888",
        "0034666777888 | 666777888",
        "34666777888 | 666777888",
        "+34 (0) 666 777 888 | 666777888",
        "666.77.78.88 | 666777888",
        "p:+34666777888 | 666777888",
        "Tel: 944-12-34-56 | 944123456",
        "６６６７７７８８８ | 666777888",
        "666777888 / 911234567 | 666777888,911234567",
        "666777888 666777888 | 666777888",
        "123456789 / 611222333 | 611222333",
        "+44 20 7946 0018 | +442079460018",
        "123456789 |",
        "llamar por la tarde |",
        "12.500 € |",
      })
  void findsValidPhones(String field, String numbers) {
    assertThat(String.join(",", PhoneReader.read(field, "ES").numbers()))
        .isEqualTo(numbers == null ? "" : numbers);
  }

  @ParameterizedTest
  @CsvSource({
    "666777888, false",
    "Móvil: 666777888, false",
    "666777888 (por la tarde), true",
    "666777888 ext 3, true",
  })
  void reportsWhetherAPhoneFieldContainsMore(String field, boolean more) {
    assertThat(PhoneReader.read(field, "ES").more()).isEqualTo(more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12500 | 12500",
        "12.500 € | 12500",
        "12.500,00 € | 12500",
        "12 500 | 12500",
        "12,500.00 | 12500",
        "€ 9.990,50 | 9990.50",
        "9.990,- € | 9990",
        "1.234.567 EUR | 1234567",
        "18900.00 euros (IVA incluido) | 18900",
        "0 |",
        "0,00 € |",
        "a consultar |",
        "desde 9.000 € |",
        "$26,995 |",
        "R$ 99.900,00 |",
        "1234.567 |",
        "12.50.000 |",
        "9.000 - 10.000 |",
        "-500 |",
      })
  void readsPricesInEurosOrNone(String text, String euros) {
    assertThat(PriceReader.euros(text).orElse(null)).isEqualTo(euros);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120.000 km | | 120000",
        "120 mil km | | 120000",
        "120 mil | | 120000",
        "98500 | | 98500",
        "98.500 kilómetros | | 98500",
        "10,000 miles | | 16090",
        "10000 | MILES | 16090",
        "123 | mi | 198",
        "0 km | | 0",
        "120 mi | km | 193",
        "muchos | |",
        "unos 100.000 | | 100000",
        "aprox. 99.000 km | | 99000",
        "100.000-120.000 km | |",
        "99.999.999 km | |",
      })
  void readsKilometresOrNone(String text, String unit, String kilometres) {
    assertThat(KilometreReader.kilometres(text, unit).orElse(null)).isEqualTo(kilometres);
  }

  @ParameterizedTest
  @CsvSource({
    "2018, 2018",
    "03/2018, 2018",
    "marzo de 2018, 2018",
    "1900, 1900",
    "18,",
    "1899,",
    "2015-2018,",
    "20180,",
    "nuevo,",
    "3000,",
  })
  void readsTheOnlyYear(String text, Integer year) {
    assertThat(YearReader.year(text).orElse(null)).isEqualTo(year);
  }

  @Test
  void readsYearsUpToTheNext() {
    int next = Year.now(ZoneOffset.UTC).getValue() + 1;
    assertThat(YearReader.year("" + next)).contains(next);
    assertThat(YearReader.year("" + (next + 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1234BCD, 1234BCD",
    "1234 bcd, 1234BCD",
    "1234-BCD, 1234BCD",
    "M-1234-AB, M1234AB",
    "BI 1234 Z, BI1234Z",
    "M-123456, M123456",
    "0320-AAA,",
    "1234BCDE,",
    "no la sé,",
  })
  void readsPlates(String text, String plate) {
    assertThat(PlateReader.plate(text).orElse(null)).isEqualTo(plate);
  }

  @ParameterizedTest
  @CsvSource({
    "Es el 1234 BCD blanco, 1234BCD",
    "Tengo un Audi A4 de 2010,",
    "1234BCD y 5678FGH,",
    "El M-1234-AB, M1234AB",
    "1234BCD o sea 1234-BCD, 1234BCD",
    "Ref. 91234BCD,",
    "Ref. 1234BCDF,",
  })
  void findsTheOnlyPlateInProse(String text, String plate) {
    assertThat(PlateReader.inProse(text).orElse(null)).isEqualTo(plate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ana@correo.example | ana@correo.example",
        "Ana <ana@correo.example> | ana@correo.example",
        "ana@correo.example <mailto:ANA@correo.example> | ana@correo.example",
        "a@x.example; b@x.example | a@x.example,b@x.example",
        "\"Peña\" <> |",
        "ana@localhost |",
      })
  void findsAddresses(String text, String addresses) {
    assertThat(String.join(",", EmailReader.addresses(text)))
        .isEqualTo(addresses == null ? "" : addresses);
  }

  @ParameterizedTest
  @CsvSource({
    "no@no.no,true",
    "xx@xx.com,true",
    "nada@nada.es,true",
    "ana@ana.es,false",
    "no@correo.es,false"
  })
  void knowsAnAddressThatOnlyFillsAField(String address, boolean filler) {
    assertThat(EmailReader.isFiller(address)).isEqualTo(filler);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,20,000", "12,5000", "1 2 3", "", "1e5", "0x10", "１２3４.5６7"})
  void readsNoAmbiguousNumber(String text) {
    assertThat(SpanishNumber.read(text)).isEmpty();
  }

  @Test
  void readsEveryWayOfWritingANumberBack() {
    for (int number = 0; number < 2_000_000; number += 997) {
      String dots = String.format(java.util.Locale.GERMANY, "%,d", number);
      String commas = String.format(java.util.Locale.US, "%,d", number);
      for (String text :
          new String[] {
            "" + number, dots, commas, dots.replace('.', ' '), dots + ",00", commas + ".00"
          }) {
        assertThat(SpanishNumber.read(text).orElseThrow())
            .as(text)
            .isEqualByComparingTo("" + number);
      }
    }
  }
}
