package es.sml.connector.ops.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.contract.ContractParameter;
import es.sml.connector.sml.contract.SmlContract;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the ops API has the parameters and bodies of SML's contract. */
class SmlEndpointTest {
  private static final JsonNode DESCRIPTION = description();

  static Stream<SmlEndpoint> all() {
    return SmlEndpoint.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void describesTheParametersOfTheOperation(SmlEndpoint endpoint) {
    Set<String> expected =
        SmlContract.shipped().parameters(endpoint.operation()).stream()
            .map(ContractParameter::name)
            .filter(name -> !name.equals("id_lead"))
            .collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(Set.of("account", "dealer"));
    if (endpoint.path().startsWith("leads/")) {
      expected.add("reference");
    }
    if (endpoint.method().equals("POST")) {
      expected.add("Idempotency-Key");
    }
    if (Set.of("modify-lead", "modify-task").contains(endpoint.operation().label())) {
      expected.add("replace");
    }
    assertThat(parameters(endpoint)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("all")
  void describesABodyWhereTheOperationNeedsOne(SmlEndpoint endpoint) {
    // The connector itself makes the bodies of these two.
    boolean made =
        Set.of(SmlOperation.FINISH_LEAD, SmlOperation.CLICK2CALL).contains(endpoint.operation());
    assertThat(operation(endpoint).has("requestBody"))
        .isEqualTo(!made && !SmlContract.shipped().fields(endpoint.operation()).isEmpty());
  }

  @Test
  void masksEveryFieldThatIsNotKnownToBeHarmless() {
    JsonNode response =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", 41)
            .put("status", "new")
            .put("comentario", "Ana 611")
            .put("phone", 611223344L)
            .set("client", JsonNodeFactory.instance.objectNode().put("name", "Ana"));
    assertThat(SmlMask.masked(response).toString())
        .isEqualTo(
            "{\"id\":41,\"status\":\"new\",\"comentario\":\"*** ###\",\"phone\":\"#########\","
                + "\"client\":{\"name\":\"***\"}}");
  }

  @Test
  void showsAViewerWhichStatusChangedButNoNewName() throws Exception {
    String history =
        """
        [{"history_id":7,"history_user":3,"changes":[\
        {"field":"status","old":"new","new":"tracing"},{"field":"name","old":"Eva","new":"Ana"}]},\
        {"content":"ref:0123456789abcdef01234567"}]""";
    assertThat(SmlMask.masked(new ObjectMapper().readTree(history)).toString())
        .isEqualTo(history.replace("Eva", "***").replace("Ana", "***"));
  }

  private static Set<String> parameters(SmlEndpoint endpoint) {
    Set<String> names = new TreeSet<>();
    for (JsonNode list :
        new JsonNode[] {
          path(endpoint).path("parameters"), operation(endpoint).path("parameters")
        }) {
      for (JsonNode parameter : list) {
        JsonNode resolved =
            parameter.has("$ref")
                ? DESCRIPTION.at(parameter.get("$ref").asText().substring(1))
                : parameter;
        names.add(resolved.path("name").asText());
      }
    }
    return names;
  }

  private static JsonNode operation(SmlEndpoint endpoint) {
    return path(endpoint).path(endpoint.method().toLowerCase(Locale.ROOT));
  }

  private static JsonNode path(SmlEndpoint endpoint) {
    return DESCRIPTION.path("paths").path("/" + endpoint.path());
  }

  private static JsonNode description() {
    try (InputStream file = SmlEndpointTest.class.getResourceAsStream("/ops/openapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
