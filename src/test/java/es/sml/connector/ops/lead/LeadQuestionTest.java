package es.sml.connector.ops.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.ops.http.OpsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text is taken for, and where it is found. */
class LeadQuestionTest {
  @ParameterizedTest
  @CsvSource({
    "666 777 888, PHONE, 666777888",
    "+34 666-777-888, PHONE, 666777888",
    "0034666777888, PHONE, 666777888",
    "(+49) 151 23456789, NAME, (+49) 151 23456789",
    "+49 151 23456789, PHONE, 4915123456789",
    "4711, SML_ID, 4711",
    "Ana.Canaria@Correo.example, EMAIL, ana.canaria@correo.example",
    "ref:0a1b2c3d4e5f, REFERENCE, 0a1b2c3d4e5f",
    "REF:0a1b2c3d4e5f-2, REFERENCE, 0a1b2c3d4e5f-2",
    "0a1b2c3d4e5f, KEY, 0a1b2c3d4e5f",
    "Ana Canaria, NAME, Ana Canaria",
    "José, NAME, José"
  })
  void isRecognisedByItsForm(String typed, LeadQuestion.By by, String value) {
    LeadQuestion question = LeadQuestion.of(typed);
    assertThat(question.by()).isEqualTo(by);
    assertThat(question.value()).isEqualTo(value);
    assertThat(question.toString()).doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a", "··", "Li"})
  void isRefusedWhereItWouldFindAnything(String typed) {
    assertThatThrownBy(() -> LeadQuestion.of(typed)).isInstanceOf(OpsException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tel. 666777888",
        "+34666777888",
        "666 77 78 88",
        "666.777.888",
        "\"phone\":\"34 666-777-888\"",
        "llama al 0034 666 777 888 por favor"
      })
  void findsANumberHoweverItIsWritten(String text) {
    assertThat(LeadQuestion.of("666 777 888").isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"666777889", "9666777888", "6667778880", "666   777   888", ""})
  void findsNoOtherNumber(String text) {
    assertThat(LeadQuestion.of("666 777 888").isIn(text)).isFalse();
  }

  @Test
  void findsNamesWhateverTheirAccentsAndCase() {
    assertThat(LeadQuestion.of("jose nuñez").isIn("Nombre: José  Núñez")).isTrue();
    assertThat(LeadQuestion.of("jose nuñez").isIn("Nombre: José Gil")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a@b.example>",
        "\"email\":\"A@B.Example\"",
        "Correo: a@b.example.",
        "mailto:a@b.example?subject=x",
        "email=a@b.example&phone=1",
        "a@b.example, c@d.example",
        "a@b.example\nfin"
      })
  void findsAWholeAddress(String text) {
    assertThat(LeadQuestion.of("A@B.example").isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eva@b.example",
        "e.a@b.example",
        "e-a@b.example",
        "e+a@b.example",
        "e_a@b.example",
        "o'a@b.example",
        "é" + "a@b.example",
        "a@b.example.com",
        "a@b.examples",
        "a@b.example-x",
        "a@b.example1",
        "a@sub.b.example",
        "a@b",
        ""
      })
  void findsNoPartOfAnAddress(String text) {
    assertThat(LeadQuestion.of("a@b.example").isIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o@",
        "to@",
        "@correo.example",
        "ana@",
        "ana@correo",
        "ana@correo.",
        "ana@correo.e",
        "ana@.example",
        "ana@correo..example",
        "a@b@c.example",
        "ana%@correo.example",
        "<ana@correo.example>",
        "Ana ana@correo.example",
        "a na@correo.example",
        "na@correo.example na"
      })
  void refusesAPartOfAnAddress(String typed) {
    assertThatThrownBy(() -> LeadQuestion.of(typed))
        .isInstanceOf(OpsException.class)
        .hasMessageContaining("whole")
        .hasMessageNotContaining(typed);
  }

  @Test
  void asksSmlForANumberAsPeopleWriteIt() {
    assertThat(LeadQuestion.of("666777888").writings())
        .containsExactly("666777888", "666 777 888", "666 77 78 88");
    assertThat(LeadQuestion.of("Ana Canaria").writings()).containsExactly("Ana Canaria");
  }
}
