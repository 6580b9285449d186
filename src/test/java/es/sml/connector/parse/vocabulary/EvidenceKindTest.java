package es.sml.connector.parse.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.phrase.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The weights of evidence are checked when they are read. */
class EvidenceKindTest {
  private static final Path SHIPPED = Path.of("config/vocabulary");

  /** The groups that the code names. */
  private static final Set<String> NAMED =
      Set.of(
          "automatic-reply-prefix",
          "automatic-reply",
          "bounce-subject",
          "bounce-text",
          "absence",
          "receipt-subject",
          "receipt-thanks",
          "receipt-promise",
          "read-receipt",
          "unsubscribe",
          "missed-call",
          "passed-on",
          "relative");

  @TempDir private Path directory;

  @Test
  void everyGroupOfPhrasesIsUsed() {
    Set<String> groups = new HashSet<>(Phrases.load(SHIPPED).groups());
    Set<String> weighed = EvidenceKind.load(SHIPPED, groups).keySet();
    groups.removeAll(weighed);
    assertThat(groups).isEqualTo(NAMED);
  }

  @ParameterizedTest
  @CsvSource({
    "wihs|for|2|any|-|-|wish, wihs",
    "wish|four|2|any|-|-|wish, four",
    "wish|for|two|any|-|-|wish, two",
    "wish|for|2|anywhere|-|-|wish, anywhere",
    "wish|for|2|any|dismissed|-|wish, dismiss"
  })
  void namesFileAndLineOfAWrongRow(String row, String named) throws IOException {
    Files.writeString(directory.resolve("evidence.tsv"), "# weights\n" + row.replace('|', '\t'));
    assertThatThrownBy(() -> EvidenceKind.load(directory, Set.of("wish")))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("evidence.tsv:2")
        .hasMessageContaining(named);
  }
}
