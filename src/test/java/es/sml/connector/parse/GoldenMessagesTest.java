package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.result.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder under golden/ contains a message and its expected result. */
public class GoldenMessagesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int CASES = 128;

  public static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void hasAllItsCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheMessageAsWritten(String name) throws IOException {
    Path folder = GOLDEN.resolve(name);
    Path message;
    try (Stream<Path> files = Files.list(folder)) {
      message =
          files
              .filter(f -> f.getFileName().toString().startsWith("message."))
              .findFirst()
              .orElseThrow();
    }
    JsonNode actual = outcome(message);
    JsonNode expected = LeadJson.MAPPER.readTree(folder.resolve("lead.json").toFile());
    assertThat(actual.toPrettyString()).isEqualTo(expected.toPrettyString());
  }

  static JsonNode outcome(Path message) throws IOException {
    ObjectNode outcome = LeadJson.MAPPER.createObjectNode();
    try {
      ParseResult result =
          Messages.PARSER.parse(
              Messages.file(message.getFileName().toString(), Files.readAllBytes(message)));
      if (result instanceof ParseResult.Leads leads) {
        outcome.put("outcome", "leads").put("format", leads.format());
        outcome.set("leads", LeadJson.MAPPER.valueToTree(leads.leads()));
        outcome.set("problems", LeadJson.MAPPER.valueToTree(leads.problems()));
      } else if (result instanceof ParseResult.NotALead none) {
        outcome.put("outcome", "not-a-lead").put("reason", none.reason());
      }
    } catch (UnreadableMessageException e) {
      outcome.put("outcome", "unreadable").put("reason", e.getMessage());
    }
    // Written and read again, because a number in a tree has a width.
    return LeadJson.MAPPER.readTree(outcome.toString());
  }
}
