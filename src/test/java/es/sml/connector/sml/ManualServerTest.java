package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The connector's client with a server that responds with the manual's samples, as
 * docs/sml-conformance.md lists their fields.
 */
class ManualServerTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"200, Token", "201, JWT", "202, Bearer"})
  void runsEachOperation(int status, String scheme) throws Exception {
    try (ManualServer server = new ManualServer(status, scheme);
        SandboxAccess sml = new SandboxAccess(server.url(), directory)) {
      for (SmlOperation operation : SmlOperation.values()) {
        JsonNode response = sml.replace(operation.label(), parameters(operation), body(operation));
        assertThat(response).as(operation.label()).isEqualTo(expected(operation));
        if (operation.lists()) {
          assertThat(sml.all(operation.label(), parameters(operation))).hasSize(1);
        }
      }
      assertThat(server.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create-lead | ''                         | {"source": 1, "vehicle": {"brand_model": "Seat"}}
          modify-lead | id_lead=1900               | {"vehicle": {"km": "7"}, "note": [{"content": "n"}]}
          create-task | ''                         | {"lead": 1900}
          modify-task | id_tarea=1900;id_lead=1900 | {"appraisal": {"km": "7"}, "note": [{"content": "n"}]}
          """)
  void readsIdsThatAreTexts(String operation, String parameters, String body) throws Exception {
    try (ManualServer server = new ManualServer(200, "Token");
        SandboxAccess sml = new SandboxAccess(server.url(), directory)) {
      server.writeNumbersAsTexts();
      assertThat(sml.run(operation, parameters, body).path("id").textValue()).isEqualTo("1900");
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
    return SmlContract.shipped().parameters(operation).stream()
        .filter(ContractParameter::required)
        .map(parameter -> parameter.name() + "=1900")
        .collect(Collectors.joining(";"));
  }

  private static String body(SmlOperation operation) {
    ObjectNode body = ManualSample.request(operation.label());
    return body.isEmpty() || operation == SmlOperation.LOGIN ? null : body.toString();
  }
}
