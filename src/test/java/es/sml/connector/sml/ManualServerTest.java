package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.testing.sandbox.SandboxAccess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The connector's client with a server that responds with the manual's samples, as
 * docs/sml-conformance.md lists their fields.
 */
public class ManualServerTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"200, Token", "201, JWT", "202, Bearer"})
  void runsEachOperation(int status, String scheme) throws Exception {
    try (ManualServer server = new ManualServer(status, scheme);
        SandboxAccess sml = new SandboxAccess(server.url(), directory)) {
      for (SmlOperation operation : SmlOperation.values()) {
        JsonNode response = sml.replace(operation.label(), parameters(operation), body(operation));
        assertThat(response).as(operation.label()).isEqualTo(expected(operation));
        assertThat(server.lastRequest()).as(operation.label()).isEqualTo(sent(operation));
        if (operation.lists()) {
          assertThat(sml.all(operation.label(), parameters(operation))).hasSize(1);
        }
      }
      assertThat(server.problems()).isEmpty();
    }
  }

  @Test
  void readsIdsThatAreTexts() throws Exception {
    String note = "\"note\": [{\"content\": \"n\"}]";
    try (ManualServer server = new ManualServer(200, "Token");
        SandboxAccess sml = new SandboxAccess(server.url(), directory)) {
      server.writeNumbersAsTexts();
      for (JsonNode changed :
          List.of(
              sml.run("create-lead", "", "{\"source\": 1, \"vehicle\": {\"brand_model\": \"M\"}}"),
              sml.run(
                  "modify-lead", "id_lead=1900", "{\"vehicle\": {\"km\": \"7\"}, " + note + "}"),
              sml.run("create-task", "", "{\"lead\": 1900}"),
              sml.run(
                  "modify-task",
                  "id_tarea=1900;id_lead=1900",
                  "{\"appraisal\": {\"km\": \"7\"}, " + note + "}"))) {
        assertThat(changed.path("id").textValue()).isEqualTo("1900");
      }
      assertThat(server.lastRequest())
          .isEqualTo(
              " {\"appraisal\":{\"km\":\"7\",\"id\":1900},"
                  + "\"note\":[{\"content\":\"n\"},{\"id\":1900}]}");
    }
  }

  private static JsonNode expected(SmlOperation operation) {
    ObjectNode printed = ManualServer.printed(operation);
    if (operation == SmlOperation.LOGIN) {
      return printed.retain(List.of("token"));
    }
    return printed.isEmpty() ? SmlJson.MAPPER.nullNode() : printed;
  }

  private static String parameters(SmlOperation operation) {
    return Stream.concat(parameters(operation, true), parameters(operation, false))
        .collect(Collectors.joining(";"));
  }

  /** Returns each parameter of the rows with a value. */
  private static Stream<String> parameters(SmlOperation operation, boolean inPath) {
    Map<String, String> values = new LinkedHashMap<>();
    for (var each : ManualFact.all(ManualFact.Parameter.class, operation.label())) {
      if (each.inPath() == inPath) {
        List<String> texts = each.type().texts();
        values.put(each.name(), texts.isEmpty() ? "1900" : texts.get(0));
      }
    }
    return values.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue());
  }

  // The account itself has the credentials of the login.
  private static String sent(SmlOperation operation) {
    String query = parameters(operation, false).collect(Collectors.joining("&"));
    String body = body(operation);
    return query
        + " "
        + (operation == SmlOperation.LOGIN
            ? "{\"username\":\"demo\",\"password\":\"demo\"}"
            : body == null ? "" : body);
  }

  private static String body(SmlOperation operation) {
    ObjectNode body = ManualSample.request(operation.label());
    return body.isEmpty() || operation == SmlOperation.LOGIN ? null : body.toString();
  }
}
