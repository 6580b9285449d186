package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.contract.SmlContract;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox's responses have each field of the rows in docs/sml-conformance.md. */
class ManualResponseTest {
  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  private static final ManualSandbox SANDBOX = new ManualSandbox(sandbox);

  @ParameterizedTest
  @EnumSource
  void showsEachFieldOfTheRows(SmlOperation operation) {
    SANDBOX.lead(); // for the lists of leads and of clients
    List<ManualFact.Field> fields = ManualFact.successOf(operation.label());
    List<String> problems = new ArrayList<>();
    SandboxCaller.Reply reply = new ManualRequest(SANDBOX, operation).send();
    assertThat(SmlContract.shipped().successes(operation)).contains(reply.status());
    assertThat(reply.text().isEmpty()).isEqualTo(fields.isEmpty());
    for (ManualFact.Field field : fields) {
      List<JsonNode> values = ManualSample.valuesAt(reply.body(), field.path());
      boolean misses = values.stream().anyMatch(JsonNode::isMissingNode);
      if (values.isEmpty()
          || (misses && !field.type().mayMiss())
          || (!misses && values.stream().noneMatch(value -> isShown(field.type(), value)))) {
        problems.add(field + ": " + values.stream().limit(3).toList());
      }
    }
    assertThat(problems).isEmpty();
  }

  // A text, a number and a date may all be null in the sandbox's data; a block and a list may not.
  private static boolean isShown(ManualType type, JsonNode value) {
    return value.isNull() ? !type.is("block", "list") : type.fits(value);
  }

  @Test
  void showsTheRefusalOfTheRows() {
    for (ManualFact.Response response : ManualFact.all(ManualFact.Response.class, null)) {
      if (response.status() >= 400) {
        ManualRequest request =
            new ManualRequest(SANDBOX, SmlOperation.of(response.operation()).orElseThrow());
        request.body().put("password", "another");
        SandboxCaller.Reply reply = request.send();
        assertThat(reply.status()).isEqualTo(response.status());
        assertThat(response.fields())
            .allMatch(field -> field.type().fits(reply.body().path(field.path())))
            .hasSize(reply.body().size());
      }
    }
  }
}
