package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.sml.contract.ContractParameter;
import es.sml.connector.sml.contract.SmlContract;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A request of an operation with each field of the rows. */
final class ManualRequest {
  private final ManualSandbox sandbox;
  private final SmlOperation operation;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final ObjectNode body;

  ManualRequest(ManualSandbox sandbox, SmlOperation operation) {
    this.sandbox = sandbox;
    this.operation = operation;
    JsonNode lead = operation.path().contains("{") ? sandbox.lead() : null;
    boolean task = operation.path().contains("{id_tarea}");
    JsonNode current = task ? lead.at("/request/task/0") : lead;
    for (ContractParameter parameter : SmlContract.shipped().parameters(operation)) {
      if (parameter.required()) {
        parameters.put(parameter.name(), parameter.inPath() ? current.path("id").asText() : "28");
      }
    }
    body = sandbox.filled(operation.label(), current);
    if (operation == SmlOperation.LOGIN) {
      body.put("username", "demo").put("password", "demo");
    }
  }

  /** Returns the parameters, which a test may change. */
  Map<String, String> parameters() {
    return parameters;
  }

  /** Returns the body, which a test may change. */
  ObjectNode body() {
    return body;
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

  SandboxCaller.Reply send() {
    Map<String, String> inQuery =
        parameters.entrySet().stream()
            .filter(each -> !operation.path().contains("{" + each.getKey() + "}"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return sandbox
        .caller(operation)
        .send(
            operation.method(),
            SmlRequest.path(operation, parameters) + "?" + SmlRequest.query(inQuery),
            body.isEmpty() ? null : body.toString());
  }
}
