package es.sml.connector.parse.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phrases with alternatives, gaps and places are found in a text. */
class PhrasesTest {
  @TempDir private Path directory;

  private Phrases phrases(String... rows) throws IOException {
    Files.write(directory.resolve("phrases-test.tsv"), List.of(rows));
    return Phrases.load(directory);
  }

  @Test
  void findsEachAlternativeInAnyCaseAndWithAnyAccents() throws IOException {
    Phrases phrases = phrases("thanks\tes\tgracias por|de su|tu atencion?");
    for (String text : List.of("GRACIAS por su atención", "Gracias, de tu parte")) {
      assertThat(phrases.in(text)).as(text).containsExactly("thanks");
    }
    assertThat(phrases.in("gracias por la atención")).isEmpty();
  }

  @Test
  void leavesOutAnOptionalWordAndCrossesAGapOfThreeWords() throws IOException {
    Phrases phrases = phrases("order\ten\tout of the? office", "order\ten\tcollect * car");
    assertThat(phrases.in("I am out of office")).isNotEmpty();
    assertThat(phrases.in("collect the small red car")).isNotEmpty();
    assertThat(phrases.in("collect the very small red car")).isEmpty();
  }

  @Test
  void requiresTheBeginningAndTheColonOfASubject() throws IOException {
    Phrases phrases = phrases("reply\ten\t^automatic reply:");
    assertThat(phrases.in("Automatic reply: Kia")).isNotEmpty();
    assertThat(phrases.in("Automatic reply to Kia")).isEmpty();
    assertThat(phrases.in("No automatic reply: Kia")).isEmpty();
  }

  @Test
  void namesThePhraseOfTheVocabularyAndNotTheText() throws IOException {
    Phrases phrases = phrases("order\ten\tcollect * car", "order\ten\tcollect");
    assertThat(phrases.in(Words.of("collect Ann's car, and collect")))
        .containsExactly(
            new FoundPhrase("order", "collect * car"), new FoundPhrase("order", "collect"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ten\tword", "group\ten\t^", "group\ten\tword?", "group\ten"})
  void namesFileAndLineOfAWrongRow(String row) {
    assertThatThrownBy(() -> phrases("# a comment", row))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("phrases-test.tsv:2");
  }
}
