package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.language.RecordedTexts;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.result.Explanation;
import es.sml.connector.parse.result.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
    JsonNode actual = outcome(message(name));
    JsonNode expected =
        LeadJson.MAPPER.readTree(GOLDEN.resolve(name).resolve("lead.json").toFile());
    assertThat(actual.toPrettyString()).isEqualTo(expected.toPrettyString());
  }

  @Test
  void explainsEachReadingInSpanishToo() throws IOException {
    Set<String> english = new TreeSet<>();
    for (String name : cases()) {
      Path message = message(name);
      try {
        if (Messages.PARSER.parse(
                Messages.file(message.getFileName().toString(), Files.readAllBytes(message)))
            instanceof ParseResult.Leads leads) {
          for (Explanation explanation : leads.explanations()) {
            english.add(String.valueOf(explanation.recognised()));
            explanation.fields().values().forEach(source -> english.add(source.from()));
          }
        }
      } catch (UnreadableMessageException e) {
        // It has no reading.
      }
    }
    // Paths of XML and names of fields need no translation. They have no spaces.
    english.removeIf(text -> !text.contains(" "));
    assertThat(english).hasSizeGreaterThan(20);
    assertThat(english)
        .allSatisfy(
            text ->
                assertThat(RecordedTexts.READINGS.in(text, Locale.forLanguageTag("es")))
                    .isNotEqualTo(text));
  }

  private static Path message(String name) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve(name))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("message."))
          .findFirst()
          .orElseThrow();
    }
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
