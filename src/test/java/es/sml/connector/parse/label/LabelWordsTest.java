package es.sml.connector.parse.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields that labels name, in ten languages. */
class LabelWordsTest {
  private static final LabelWords WORDS = LabelWords.load(Path.of("config/vocabulary"));

  static Stream<String> rows() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/labels/labels.tsv")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsTheFieldOfEachLabel(String row) {
    String[] columns = row.split("\t", -1);
    List<String> wrong = new ArrayList<>();
    for (String label : columns[2].split("; ", -1)) {
      String found = found(label);
      if (!found.equals(columns[0])) {
        wrong.add(label + " -> " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void hasHundredsOfLabels() throws IOException {
    assertThat(rows().mapToInt(row -> row.split("; ").length).sum()).isGreaterThan(300);
  }

  @ParameterizedTest
  @CsvSource({
    "Pages of our catalogue",
    "El vendedor me dijo que llamara a su móvil por la tarde",
    "I saw your car on the internet and would like to know more about its price",
    "Wir haben das Auto gestern in der Stadt gesehen",
    "Je vous remercie pour votre réponse rapide",
    "La ringrazio per il suo messaggio di ieri",
    "El coche de mi hermano no tiene los papeles",
    "Llámame cuando puedas al trabajo",
    "''",
    "123456"
  })
  void givesNoFieldToASentence(String sentence) {
    assertThat(WORDS.meaning(sentence).map(LabelMeaning::field)).isEmpty();
  }

  @Test
  void isLessSureOfAMisspeltLabelAndOfTheFirstPerson() {
    assertThat(confidence("Teléfono")).isGreaterThan(confidence("Telléfono"));
    assertThat(confidence("Su teléfono")).isGreaterThan(confidence("Mi teléfono"));
    assertThat(confidence("Telléfono")).isGreaterThan(LabelWords.FEWEST);
  }

  @Test
  void recognisesMoreNamesOfATemplate() {
    LabelWords more = WORDS.with(List.of(Map.of(LeadField.PHONE, List.of("Zumbador"))));
    assertThat(WORDS.meaning("Zumbador")).isEmpty();
    assertThat(more.meaning("Zumbador del cliente").map(LabelMeaning::field))
        .contains(LeadField.PHONE);
  }

  @Test
  void readsALabelAmongThoseOfTheTradeIn() {
    assertThat(WORDS.meaningOfTradeIn("Kilómetros").map(LabelMeaning::field))
        .contains(LeadField.TRADE_IN_KILOMETRES);
    assertThat(WORDS.meaningOfTradeIn("Extras").map(LabelMeaning::field))
        .contains(LeadField.TRADE_IN_EXTRAS);
    assertThat(WORDS.meaningOfTradeIn("¿Qué modelo es?").map(LabelMeaning::field))
        .contains(LeadField.TRADE_IN_VEHICLE);
    assertThat(WORDS.meaningOfTradeIn("Teléfono").map(LabelMeaning::field)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chief\tname\tes\tnombre | begins with chief",
        "head\tnam\tes\tnombre | unknown field nam",
        "head\tname\txx\tnombre | unknown language xx",
        "negative\tboss\tes\tjefe | unknown meaning boss",
        "head\tname\tes\tnombre, , apellido | empty phrase",
        "head\tname\tes | columns instead of 4"
      })
  void refusesAWrongRow(String row, String reason, @TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("labels.tsv"), "# words\n" + row + "\n");
    assertThatThrownBy(() -> LabelWords.load(directory))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("labels.tsv")
        .hasMessageContaining("2")
        .hasMessageContaining(reason);
  }

  private static double confidence(String label) {
    return WORDS.meaning(label).orElseThrow().confidence();
  }

  private static String found(String label) {
    return WORDS
        .meaning(label)
        .map(
            meaning ->
                meaning.field() == null
                    ? meaning.role().name()
                    : Letters.lower(meaning.field().written()))
        .orElse("none");
  }
}
