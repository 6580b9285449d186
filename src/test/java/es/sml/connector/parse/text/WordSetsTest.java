package es.sml.connector.parse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of a vocabulary file, by their kinds. */
class WordSetsTest {
  @TempDir Path directory;

  private enum Kind {
    UNIT,
    ARTICLE
  }

  @Test
  void hasTheWordsOfEachKindWithoutAccents() throws IOException {
    WordSets<Kind> words = load("# a comment\nunit\tkilómetros|km\narticle\tel\nunit\teuros\n");
    assertThat(words.is(Kind.UNIT, "kilometros")).isTrue();
    assertThat(words.is(Kind.UNIT, "euros")).isTrue();
    assertThat(words.is(Kind.ARTICLE, "km")).isFalse();
  }

  @Test
  void namesTheLineOfAnUnknownKind() {
    assertThatThrownBy(() -> load("unit\tkm\nunits\tmiles\n"))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("words.tsv:2")
        .hasMessageContaining("unknown kind units")
        .satisfies(
            fault ->
                assertThat(LocalizedText.of(fault).in(Locale.forLanguageTag("es")))
                    .contains("words.tsv:2: tipo desconocido: units"));
  }

  private WordSets<Kind> load(String rows) throws IOException {
    Path file = Files.writeString(directory.resolve("words.tsv"), rows);
    return WordSets.load(file, Kind.class);
  }
}
