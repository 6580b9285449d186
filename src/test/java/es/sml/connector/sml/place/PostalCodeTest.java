package es.sml.connector.sml.place;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.vocabulary.ProvinceNamesTest;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostalCodeTest {
  @ParameterizedTest
  @CsvSource({
    "28001, Madrid",
    "01001, Álava",
    "15001, A Coruña",
    "07120, Illes Balears", // the data has Almería too, with 04120 in mind
    "52006, Melilla",
    "28999, Madrid", // of no municipality in the data
    // exceptional, but certain
    "14449, Ciudad Real",
    "22806, Zaragoza",
    "34260, Burgos",
    "43431, Barcelona"
  })
  void findsItsProvince(String code, String province) {
    assertThat(PostalCode.of(code)).map(PostalCode::provinces).contains(names(province));
    assertThat(PostalCode.of(code)).map(PostalCode::isCertain).contains(true);
  }

  @ParameterizedTest
  @CsvSource({
    "01118, Álava, Burgos",
    "28190, Madrid, Guadalajara",
    "42269, Soria, Zaragoza",
    "50686, Zaragoza, Navarra",
    "05519, Ávila, Asturias"
  })
  void isNotCertainInTwoProvinces(String code, String one, String other) {
    assertThat(PostalCode.of(code)).map(PostalCode::provinces).contains(names(one, other));
    assertThat(PostalCode.of(code)).map(PostalCode::isCertain).contains(false);
    assertThat(PostalCode.of(code).flatMap(PostalCode::municipality)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00123", "00043", "53001", "99999", "2800", "280011", "28 001", "AB123", "٢٨٠٠١", ""
      })
  void isNoneOfWhatIsNoSpanishPostalCode(String text) {
    assertThat(PostalCode.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01001|Vitoria-Gasteiz",
        "08901|Hospitalet de Llobregat, L'",
        "15001|Coruña, A",
        "28013|Madrid",
        "28801|Alcalá de Henares",
        "28806|Alcalá de Henares", // the last of a row
        "03660|Novelda", // La Oliva of Las Palmas, in the data beside it, has 35660
        "22806|Santa Eulalia de Gállego",
        "43431|Bellprat",
        "46001|Valencia",
        "51001|Ceuta",
        "52006|Melilla"
      })
  void findsItsOnlyMunicipality(String code, String municipality) {
    assertThat(PostalCode.of(code).flatMap(PostalCode::municipality)).contains(municipality);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01000", // before the first
        "52999", // after the last
        "28808", // in a gap
        "28812", // two municipalities
        "01830" // a slip for 10830
      })
  void findsNoMunicipalityIfThereAreNoneOrTwo(String code) {
    assertThat(PostalCode.of(code).flatMap(PostalCode::municipality)).isEmpty();
  }

  @Property
  void findsOnlyKnownProvincesForAnyDigits(@ForAll @IntRange(max = 99_999) int digits) {
    String code = "%05d".formatted(digits);
    Optional<PostalCode> known = PostalCode.of(code);
    assertThat(known.isPresent()).isEqualTo(digits >= 1_000 && digits < 53_000);
    known.ifPresent(
        postal ->
            assertThat(postal.provinces())
                .isNotEmpty()
                .allMatch(province -> ProvinceNamesTest.list().find(province).isPresent()));
  }

  private static List<NameOrId> names(String... names) {
    return List.of(names).stream().map(NameOrId::ofName).toList();
  }
}
