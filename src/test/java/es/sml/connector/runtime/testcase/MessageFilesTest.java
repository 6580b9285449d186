package es.sml.connector.runtime.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.trial.MessageTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFilesTest {
  @TempDir private Path folder;

  @Test
  void readsAllLeadsOfALongTable() throws Exception {
    String rows =
        IntStream.rangeClosed(1, 1_200)
            .mapToObj(i -> i == 900 ? "Luz;;Seat" : "Ana;6%08d;Seat".formatted(i))
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("leads.csv"), "Nombre;Teléfono;Marca\n" + rows);
    var lines =
        new MessageFiles(
                new MessageTrial(LeadParser.load(Path.of("config"), Map.of()), null, false),
                "norte")
            .read(file);
    assertThat(lines).hasSize(1_200);
    assertThat(lines)
        .filteredOn(line -> line.path("outcome").asText().equals("unreadable"))
        .singleElement()
        .extracting(line -> line.path("reason").asText())
        .isEqualTo("line 901: no phone and no e-mail");
  }
}
