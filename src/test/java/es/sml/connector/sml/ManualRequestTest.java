package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tries each fact of docs/sml-conformance.md about a request: what a row allows, the connector's
 * check and the sandbox accept; anything else both refuse.
 */
public class ManualRequestTest {
  private static final String UNKNOWN = "999999999";

  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  private final ManualSandbox manual = new ManualSandbox(sandbox);
  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void acceptsWhatTheRowsAllowAndRefusesTheRest(SmlOperation operation) {
    List<ManualFact.BodyField> fields =
        ManualFact.all(ManualFact.BodyField.class, operation.label());
    for (ManualFact.BodyField field : fields) {
      ManualType type = field.type();
      for (String value : type.isId() || type.is("block", "list") ? List.of("") : type.values()) {
        accepts(operation, field, value);
      }
      refuses(operation, field, type.wrong());
      if (type.is("from")) {
        refusesAtSml(operation, field, UNKNOWN);
      }
      omits(operation, field);
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void acceptsTheParametersThatTheRowsAllow(SmlOperation operation) {
    List<ManualFact.Parameter> parameters =
        ManualFact.all(ManualFact.Parameter.class, operation.label());
    for (ManualFact.Parameter parameter : parameters) {
      ManualType type = parameter.type();
      if (parameter.inPath()) {
        showsNothingElse(operation, parameter.name());
      } else if (type.is("from")) {
        query(operation, parameter.name(), manual.id(type.choices().get(0)), true);
      }
      type.texts().forEach(text -> query(operation, parameter.name(), text, true));
      if (type.wrongText() != null) {
        query(operation, parameter.name(), type.wrongText(), false);
      }
      if (type.required()) {
        query(operation, parameter.name(), null, false);
      }
    }
    assertThat(problems).isEmpty();
  }

  private void accepts(SmlOperation operation, ManualFact.BodyField field, String value) {
    ManualRequest request = new ManualRequest(manual, operation);
    if (!value.isEmpty() && operation != SmlOperation.LOGIN) {
      ManualSample.set(request.body(), field.path(), ManualSample.json(value));
    }
    SandboxCaller.Reply reply = request.send();
    JsonNode sent = request.body().at(ManualSample.pointer(field.path()));
    JsonNode shown = reply.body().at(ManualSample.pointer(field.path()));
    if (!request.isAllowed()
        || reply.status() / 100 != 2
        || (sent.isValueNode() && operation != SmlOperation.LOGIN && !isSame(sent, shown))) {
      problems.add(field + " = " + sent + ": " + reply.text());
    }
  }

  // A score is shown as a text, and a time in the time zone of SML.
  private static boolean isSame(JsonNode sent, JsonNode shown) {
    return sent.asText().equals(shown.asText())
        || (sent.asText().matches("\\d{4}-\\d\\d-\\d\\dT.*")
            && OffsetDateTime.parse(sent.asText()).isEqual(OffsetDateTime.parse(shown.asText())));
  }

  private void refuses(SmlOperation operation, ManualFact.BodyField field, String value) {
    ManualRequest request = new ManualRequest(manual, operation);
    ManualSample.set(request.body(), field.path(), ManualSample.json(value));
    if (request.isAllowed()) {
      problems.add("the contract allows " + field + " = " + value);
    }
    expectRefusal(request.send(), field, value);
  }

  private void refusesAtSml(SmlOperation operation, ManualFact.BodyField field, String value) {
    ManualRequest request = new ManualRequest(manual, operation);
    ManualSample.set(request.body(), field.path(), ManualSample.json(value));
    expectRefusal(request.send(), field, value);
  }

  private void omits(SmlOperation operation, ManualFact.BodyField field) {
    ManualRequest request = new ManualRequest(manual, operation);
    ManualSample.remove(request.body(), field.path());
    if (field.type().is("own id")) {
      request.removeIdsWithin(field.path().substring(0, field.path().length() - 2));
    }
    if (request.isAllowed() == field.type().required()) {
      problems.add("the contract without " + field);
    }
    SandboxCaller.Reply reply = request.send();
    if (!field.type().required()) {
      if (reply.status() / 100 != 2) {
        problems.add("the sandbox without " + field + ": " + reply.text());
      }
    } else if (!isAPatchOfTheLead(operation)) {
      expectRefusal(reply, field, "missing");
    }
    if (field.type().is("own id")) {
      manual.forgetLead();
    }
  }

  // Without their field these two are a modify-lead without changes.
  private static boolean isAPatchOfTheLead(SmlOperation operation) {
    return operation == SmlOperation.ASSIGN_LEAD || operation == SmlOperation.FINISH_LEAD;
  }

  private void expectRefusal(SandboxCaller.Reply reply, ManualFact.BodyField field, String what) {
    if (reply.status() != 400
        || reply.body().at(ManualSample.pointer(field.path())).isMissingNode()) {
      problems.add("the sandbox: " + field + " " + what + ": " + reply.status() + reply.text());
    }
  }

  private void showsNothingElse(SmlOperation operation, String name) {
    ManualRequest request = new ManualRequest(manual, operation);
    request.parameters().put(name, UNKNOWN);
    if (request.send().status() != 404) {
      problems.add("the sandbox: " + operation + " of an unknown " + name);
    }
  }

  private void query(SmlOperation operation, String name, String text, boolean allowed) {
    ManualRequest request = new ManualRequest(manual, operation);
    request.parameters().remove(name);
    if (text != null) {
      request.parameters().put(name, text);
    }
    if (request.isAllowed() != allowed) {
      problems.add("the contract: " + operation + " " + name + "=" + text);
    }
    if (operation.path().contains("{" + name + "}") && text == null) {
      return; // there is no such path
    }
    int status = request.send().status();
    if (allowed ? status / 100 != 2 : status / 100 == 5) {
      problems.add("the sandbox: " + operation + " " + name + "=" + text + ": " + status);
    }
  }
}
