package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.InvalidCallException;
import es.sml.connector.sandbox.RunningSandbox;
import es.sml.connector.sandbox.SandboxCaller;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tries each fact of docs/sml-conformance.md about a request: what a row allows, the connector's
 * check and the sandbox accept; anything else both refuse.
 */
class ManualRequestTest {
  private static final String UNKNOWN = "999999999";

  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  private static final Map<String, String> IDS = new HashMap<>();

  private final List<String> problems = new ArrayList<>();
  private JsonNode lead;

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
        query(operation, parameter.name(), target(type.choices().get(0)), true);
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

  @ParameterizedTest
  @EnumSource
  void showsEachFieldOfTheRows(SmlOperation operation) {
    List<ManualFact.Field> fields = ManualFact.successOf(operation.label());
    SandboxCaller.Reply reply = new Request(operation).send();
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
        Request request = new Request(SmlOperation.of(response.operation()).orElseThrow());
        request.body.put("password", "another");
        SandboxCaller.Reply reply = request.send();
        assertThat(reply.status()).isEqualTo(response.status());
        assertThat(response.fields())
            .allMatch(field -> field.type().fits(reply.body().path(field.path())))
            .hasSize(reply.body().size());
      }
    }
  }

  private void accepts(SmlOperation operation, ManualFact.BodyField field, String value) {
    Request request = new Request(operation);
    if (!value.isEmpty() && operation != SmlOperation.LOGIN) {
      ManualSample.set(request.body, field.path(), ManualSample.json(value));
    }
    SandboxCaller.Reply reply = request.send();
    JsonNode sent = request.body.at(ManualSample.pointer(field.path()));
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
    Request request = new Request(operation);
    ManualSample.set(request.body, field.path(), ManualSample.json(value));
    if (request.isAllowed()) {
      problems.add("the contract allows " + field + " = " + value);
    }
    expectRefusal(request.send(), field, value);
  }

  private void refusesAtSml(SmlOperation operation, ManualFact.BodyField field, String value) {
    Request request = new Request(operation);
    ManualSample.set(request.body, field.path(), ManualSample.json(value));
    expectRefusal(request.send(), field, value);
  }

  private void omits(SmlOperation operation, ManualFact.BodyField field) {
    Request request = new Request(operation);
    ManualSample.remove(request.body, field.path());
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
      lead = null;
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
    Request request = new Request(operation);
    request.parameters.put(name, UNKNOWN);
    if (request.send().status() != 404) {
      problems.add("the sandbox: " + operation + " of an unknown " + name);
    }
  }

  private void query(SmlOperation operation, String name, String text, boolean allowed) {
    Request request = new Request(operation);
    request.parameters.remove(name);
    if (text != null) {
      request.parameters.put(name, text);
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

  /** Returns an id that a list shows: the lead's, or the last. */
  private String target(String list) {
    return list.equals("list-leads")
        ? lead().path("id").asText()
        : IDS.computeIfAbsent(list, ManualRequestTest::last);
  }

  private static String last(String operation) {
    SmlOperation list = SmlOperation.of(operation).orElseThrow();
    String query = list == SmlOperation.LIST_PROVINCES ? "?country=28" : "";
    JsonNode entries = sandbox.get(list.path() + query).body().path("results");
    return entries.path(entries.size() - 1).path("id").asText();
  }

  /** Returns a lead with each field of the rows, the same until a request replaces its blocks. */
  private JsonNode lead() {
    if (lead == null) {
      ObjectNode body = filled(SmlOperation.CREATE_LEAD.label(), null);
      lead = sandbox.outsideTheContract().created(body.toString());
    }
    return lead;
  }

  /** Returns a body with each field of the rows; each id exists. */
  private ObjectNode filled(String operation, JsonNode current) {
    ObjectNode body = ManualSample.request(operation);
    for (ManualFact.BodyField field : ManualFact.all(ManualFact.BodyField.class, operation)) {
      if (field.type().is("from")) {
        long id = Long.parseLong(target(field.type().choices().get(0)));
        ManualSample.set(body, field.path(), SmlJson.MAPPER.getNodeFactory().numberNode(id));
      } else if (field.type().is("own id")) {
        ManualSample.set(body, field.path(), current.at(ManualSample.pointer(field.path())));
      }
    }
    return body;
  }

  /** A request of an operation with each field of the rows. */
  private final class Request {
    private final SmlOperation operation;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final ObjectNode body;

    Request(SmlOperation operation) {
      this.operation = operation;
      JsonNode lead = operation.path().contains("{") ? lead() : null;
      boolean task = operation.path().contains("{id_tarea}");
      JsonNode current = task ? lead.at("/request/task/0") : lead;
      for (ContractParameter parameter : SmlContract.shipped().parameters(operation)) {
        if (parameter.required()) {
          parameters.put(parameter.name(), parameter.inPath() ? current.path("id").asText() : "28");
        }
      }
      body = filled(operation.label(), current);
      if (operation == SmlOperation.LOGIN) {
        body.put("username", "demo").put("password", "demo");
      }
    }

    /** Takes the ids of the blocks within a block away: a new block has only new ones. */
    void removeIdsWithin(String block) {
      for (var field : ManualFact.all(ManualFact.BodyField.class, operation.label())) {
        if (field.type().is("own id") && field.path().startsWith(block)) {
          ManualSample.remove(body, field.path());
        }
      }
    }

    /** Returns whether the connector's check allows it. */
    boolean isAllowed() {
      try {
        SmlContract.shipped()
            .check(new SmlCall(operation, parameters, body.isEmpty() ? null : body, true));
        return true;
      } catch (InvalidCallException e) {
        return false;
      }
    }

    // A logout ends a session of its own.
    private SandboxCaller caller() {
      return operation == SmlOperation.LOGOUT
          ? SandboxCaller.loggedIn(sandbox.baseUrl())
          : sandbox.outsideTheContract();
    }

    SandboxCaller.Reply send() {
      Map<String, String> inQuery =
          parameters.entrySet().stream()
              .filter(each -> !operation.path().contains("{" + each.getKey() + "}"))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      return caller()
          .send(
              operation.method(),
              SmlRequest.path(operation, parameters) + "?" + SmlRequest.query(inQuery),
              body.isEmpty() ? null : body.toString());
    }
  }
}
