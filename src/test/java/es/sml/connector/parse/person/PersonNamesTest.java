package es.sml.connector.parse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNamesTest {
  private static final PersonNames NAMES = PersonNames.load(Path.of("config/vocabulary"));

  @ParameterizedTest
  @CsvFileSource(resources = "/values/names.txt", delimiter = '|')
  void recognisesAName(String text) {
    assertThat(NAMES.isName(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/no-names.txt", delimiter = '|')
  void recognisesNoNameInOtherText(String text) {
    assertThat(NAMES.isName(text)).as(text).isFalse();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/introductions.txt", delimiter = '|')
  void findsTheNameInASentence(String text, String name) {
    assertThat(NAMES.introducedIn(text).orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/signatures.txt", delimiter = '|')
  void findsTheNameBelowAText(String text, String name) {
    List<String> lines = text.replace(" / ", "\n").lines().toList();
    assertThat(NAMES.signatureOf(lines).orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/mentions.txt", delimiter = '|')
  void findsThePersonThatAPortalOrAColleagueNames(String text, String name) {
    assertThat(NAMES.mentionedIn(text.replace(" / ", "\n")).orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/display-names.txt", delimiter = '|')
  void findsThePersonInAHeader(String header, String name) {
    assertThat(NAMES.fromDisplayName(header).orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Gil Santos, Laura | Laura Gil Santos",
        "GIL SANTOS, LAURA | LAURA GIL SANTOS",
        "de la Fuente Ruiz, María José | María José de la Fuente Ruiz",
        "Müller, Hans | Hans Müller",
        "Paguay Tenesaca, Wilmer | Wilmer Paguay Tenesaca",
        "Laura, Madrid | Laura, Madrid",
        "Laura Gil, Autos Norte | Laura Gil, Autos Norte",
        "Autos Norte, S.L. | Autos Norte, S.L.",
        "Burgos, España | Burgos, España",
        "Gil, Santos, Ana | Gil, Santos, Ana",
        "Laura Gil | Laura Gil",
        "MOREAU Camille | Camille MOREAU",
        "DE LA TOUR Camille | Camille DE LA TOUR",
        "Camille MOREAU | Camille MOREAU",
        "SEAT Ibiza | SEAT Ibiza",
      })
  void putsTheFirstNameFirst(String written, String name) {
    assertThat(NAMES.inOrder(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BIANCHI CHIARA MARIA | Cognome e nome | CHIARA MARIA BIANCHI",
        "GIL SANTOS LAURA | Apellidos y nombre | LAURA GIL SANTOS",
        "SANTOS MARTIN LAURA | Apellidos y nombre | LAURA SANTOS MARTIN",
        "Krämer Jonas | Name, Vorname | Jonas Krämer",
        "Laura Gil Santos | Apellidos y nombre | Laura Gil Santos",
        "Xxyyz Qwzz | Apellidos y nombre | Xxyyz Qwzz",
      })
  void putsTheFirstNameFirstIfTheLabelHasTheSurnameFirst(
      String written, String label, String name) {
    assertThat(NAMES.inOrder(written, label)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ben Unknown | ben",
        "Ana N/A | Ana",
        "Ana - | Ana",
        "Ana (Lead) | Ana",
        "Laura Gil | Laura Gil",
        "Tom & Jerry Gil | Tom & Jerry Gil",
        "Unknown | Unknown",
        "Ana lastname | Ana",
      })
  void dropsTheWordsOfAMissingPart(String written, String name) {
    assertThat(NAMES.withoutPlaceholders(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mme Sabine Thévenot | Sabine Thévenot",
        "Sr. Antonio Vera | Antonio Vera",
        "Gil Santos, Laura Unknown | Laura Gil Santos",
        "Frau Kowalczyk | Kowalczyk",
        "Autos Norte S.L. | Autos Norte S.L.",
        "Ana, la de ayer | Ana, la de ayer",
      })
  void bringsTheNameOfAFieldIntoTheUsualForm(String written, String name) {
    assertThat(NAMES.tidy(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "laura.gil | Laura Gil",
        "jose_moreno | Jose Moreno",
        "lauragil |",
        "l.gil |",
        "laura.g |",
        "laura1980 |",
        "ventas.madrid |",
        "autos.norte |",
        "laura.gil.santos |",
      })
  void readsAnAddressOnlyAsFirstNameAndSurname(String localPart, String name) {
    assertThat(NAMES.fromAddress(localPart).orElse(null)).isEqualTo(name);
  }
}
