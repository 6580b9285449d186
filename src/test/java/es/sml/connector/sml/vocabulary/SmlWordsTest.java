package es.sml.connector.sml.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.testing.ShippedWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of fuels and places are files, so that a new name needs no Java. */
class SmlWordsTest {
  @TempDir Path directory;

  @BeforeEach
  void copyTheShippedFiles() throws IOException {
    for (String file : List.of("fuels.tsv", "provinces.tsv", "municipalities.tsv")) {
      Files.copy(ShippedWords.DIRECTORY.resolve(file), directory.resolve(file));
    }
  }

  @Test
  void understandsANewNameAndANewMark() throws IOException {
    add("fuels.tsv", "Diésel\tgasofa\tXDTI\t-\t-");
    add("provinces.tsv", "Cabo Verde; Verdelandia");
    Fuels fuels = SmlWords.load(directory).fuels();
    assertThat(fuels.meaning("gasofa")).isPresent().isEqualTo(fuels.meaning("gasóleo"));
    assertThat(fuels.in("Modelo 2.0 XDTI")).contains(NameOrId.ofName("Diésel"));
    Synonyms provinces = SmlWords.load(directory).provinces();
    assertThat(provinces.meaning("Verdelandia"))
        .isPresent()
        .isEqualTo(provinces.meaning("cabo verde"));
  }

  @Test
  void namesFileAndLineOfAWrongRow() throws IOException {
    add("fuels.tsv", "Diésel\tgasofa");
    assertThatThrownBy(() -> SmlWords.load(directory))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("fuels.tsv:")
        .hasMessageContaining("has 2 columns instead of 5");
    Files.delete(directory.resolve("fuels.tsv"));
    assertThatThrownBy(() -> SmlWords.load(directory))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("fuels.tsv: cannot be read");
  }

  private void add(String file, String line) throws IOException {
    Files.writeString(directory.resolve(file), line + "\n", StandardOpenOption.APPEND);
  }
}
