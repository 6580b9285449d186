package es.sml.connector.packaged;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.contract.SmlContract;
import es.sml.connector.testing.ShippedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples for a CRM's programs are valid. */
class DocsExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void showsLeadsThatSmlAccepts() throws IOException {
    List<JsonNode> leads =
        json("leads-by-jms.md", "formats.md").filter(lead -> lead.has("vehicle")).toList();
    assertThat(leads).hasSize(3);
    for (JsonNode lead : leads) {
      assertThat(ShippedSchemas.problems("lead", lead)).isEmpty();
      checkCall(SmlOperation.CREATE_LEAD, Map.of(), lead);
    }
  }

  @Test
  void showsEventsOfTheSchemas() throws IOException {
    List<JsonNode> events = json("crm-events.md").toList();
    assertThat(events).isNotEmpty();
    for (JsonNode event : events) {
      ShippedSchemas.checkForCrm(event.toString());
    }
  }

  @Test
  void showsRepliesOfTheSchemas() throws IOException {
    List<JsonNode> replies =
        json("leads-by-jms.md", "commands.md").filter(reply -> reply.has("outcome")).toList();
    assertThat(replies).hasSize(5);
    replies.forEach(reply -> ShippedSchemas.checkForCrm(reply.toString()));
  }

  @Test
  void showsCommandsOfTheContract() throws IOException {
    String page = Files.readString(Path.of("docs/commands.md"));
    List<String> written =
        Stream.concat(Docs.codeIn(page).stream(), blocks("commands.md", "json").stream())
            .filter(code -> code.contains("\"operation\"") && !code.contains("\"outcome\""))
            .toList();
    assertThat(written).hasSize(9);
    for (String code : written) {
      JsonNode command = JSON.readTree(code);
      assertThat(ShippedSchemas.problems("command", command)).as(code).isEmpty();
      SmlOperation operation = SmlOperation.of(command.path("operation").asText()).orElseThrow();
      Map<String, String> parameters = new LinkedHashMap<>();
      command
          .path("params")
          .properties()
          .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
      checkCall(operation, parameters, body(command, operation, parameters));
    }
  }

  @Test
  void showsSeveralLeadsInOneMessage() throws IOException {
    assertThat(read(blocks("formats.md", "xml").get(0)))
        .extracting(Lead::externalId)
        .containsExactly("web:4711", "web:4712");
    String list =
        blocks("formats.md", "json").stream()
            .filter(block -> block.startsWith("["))
            .findFirst()
            .orElseThrow();
    assertThat(read(list)).extracting(Lead::externalId).containsExactly(null, null);
  }

  @Test
  void showsATableWithTheSendersId() throws IOException {
    List<Lead> leads =
        read(
            blocks("formats.md", "text").stream()
                .filter(block -> block.contains("4711"))
                .findFirst()
                .orElseThrow());
    assertThat(leads).extracting(Lead::externalId).containsExactly("4711");
    assertThat(leads.get(0).customer().email()).isEqualTo("ana@example.com");
    assertThat(leads.get(0).notes()).containsExactly("¿Sigue a la venta?");
  }

  // The connector completes a command in the same way.
  private static JsonNode body(
      JsonNode command, SmlOperation operation, Map<String, String> parameters) {
    JsonNode body = command.get("body");
    if (!command.has("lead")) {
      return body;
    }
    if (operation == SmlOperation.CREATE_TASK || operation == SmlOperation.CLICK2CALL) {
      ObjectNode named = body == null ? JSON.createObjectNode() : body.deepCopy();
      return named.put("lead", 1);
    }
    if (operation != SmlOperation.MODIFY_TASK) {
      parameters.put("id_lead", "1");
    }
    if (operation == SmlOperation.MODIFY_LEAD) {
      // SML reads the blocks by their ids; a list has none.
      body.forEach(
          block -> {
            if (block instanceof ObjectNode object) {
              object.put("id", 1);
            }
          });
    }
    return operation == SmlOperation.FINISH_LEAD
        ? JSON.createObjectNode().put("status", "end")
        : body;
  }

  private static void checkCall(
      SmlOperation operation, Map<String, String> parameters, JsonNode body) {
    assertThatCode(
            () -> SmlContract.shipped().check(new SmlCall(operation, parameters, body, false)))
        .as("%s %s %s", operation, parameters, body)
        .doesNotThrowAnyException();
  }

  private static List<Lead> read(String content) {
    InboundMessage message = aMessage().key("1").received(Instant.EPOCH).content(content).build();
    return ((ParseResult.Leads) LeadParser.load(Path.of("config"), Map.of()).parse(message))
        .leads();
  }

  private static Stream<JsonNode> json(String... pages) throws IOException {
    Stream.Builder<JsonNode> all = Stream.builder();
    for (String page : pages) {
      for (String block : blocks(page, "json")) {
        JsonNode json = JSON.readTree(block);
        (json.isArray() ? json : List.of(json)).forEach(all);
      }
    }
    return all.build();
  }

  private static List<String> blocks(String page, String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(Files.readString(Path.of("docs", page)))
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
