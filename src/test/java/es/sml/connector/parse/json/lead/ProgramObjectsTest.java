package es.sml.connector.parse.json.lead;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON and XML of programs: whose name, telephone and car an object holds. */
class ProgramObjectsTest {
  private static final Path LIST = Path.of("src/test/resources/corpus/program-objects.tsv");

  static List<String> payloads() throws IOException {
    return Files.readAllLines(LIST).stream().filter(line -> !line.startsWith("#")).toList();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void readsWhatAPersonReads(String row) {
    String expected = row.substring(0, row.indexOf('\t'));
    String payload = row.substring(row.indexOf('\t') + 1);
    assertThat(read(payload)).isEqualTo(expected);
  }

  private static String read(String payload) {
    String name = payload.startsWith("<") ? "lead.xml" : "lead.json";
    var message = Messages.file(name, payload.getBytes(StandardCharsets.UTF_8));
    if (payload.contains("\"ip\"")) {
      assertThat(Messages.refusal(message)).isNotEmpty();
      return "none";
    }
    Lead lead = Messages.leads(message).leads().get(0);
    String own =
        lead.tasks().stream()
            .map(Lead.Task::appraisal)
            .filter(Objects::nonNull)
            .map(Lead.Appraisal::brandModel)
            .findFirst()
            .orElse("");
    return String.join(
        "|",
        lead.customer().name(),
        Objects.toString(lead.customer().phone(), ""),
        Objects.toString(lead.customer().email(), ""),
        lead.vehicle().brandModel(),
        own,
        String.join(" ", asked(lead)));
  }

  private static Set<String> asked(Lead lead) {
    Set<String> asked = new TreeSet<>();
    for (Lead.Task task : lead.tasks()) {
      asked.add(task.type());
      asked.add(task.media() == null ? "" : "media:" + task.media());
    }
    asked.removeAll(List.of("", "vehicle_information"));
    return asked;
  }
}
