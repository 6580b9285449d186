package es.sml.connector.parse.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyCacheTest {
  private static final Path PRODUCT = Path.of("config/vocabulary");

  @TempDir private Path directory;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(PRODUCT)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void readsTheFilesOnce() {
    assertThat(Vocabulary.load(directory).cars()).isSameAs(Vocabulary.load(directory).cars());
  }

  @Test
  void readsAFileThatChanged() throws IOException {
    Vocabulary before = Vocabulary.load(directory);
    append("cars.tsv", "Quasarcar\t-\tyes\t-\t-\n");

    Vocabulary after = Vocabulary.load(directory);

    assertThat(before.cars().in("un Quasarcar de 1988")).isEmpty();
    assertThat(after.cars().in("un Quasarcar de 1988")).isNotEmpty();
  }

  @Test
  void namesTheFileAndLineThatIsWrong() throws IOException {
    Vocabulary.load(directory);
    for (String file : List.of("cars.tsv", "labels.tsv", "headings.tsv")) {
      String right = Files.readString(directory.resolve(file));
      append(file, "wrong\n");

      assertThatThrownBy(() -> Vocabulary.load(directory))
          .isInstanceOf(InvalidFormatFileException.class)
          .hasMessageContaining(file)
          .hasMessageContaining("columns instead of");
      Files.writeString(directory.resolve(file), right);
    }
  }

  private void append(String file, String row) throws IOException {
    Files.writeString(directory.resolve(file), row, StandardOpenOption.APPEND);
  }
}
