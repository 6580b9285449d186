package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.util.HashMap;
import java.util.Map;

/** The sandbox with what the manual's requests refer to: a lead, and ids of the lists. */
final class ManualSandbox {
  private final RunningSandbox sandbox;
  private final Map<String, String> ids = new HashMap<>();
  private JsonNode lead;

  ManualSandbox(RunningSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Returns a caller for requests that may break the contract; a logout ends its own session. */
  SandboxCaller caller(SmlOperation operation) {
    return operation == SmlOperation.LOGOUT
        ? SandboxCaller.loggedIn(sandbox.baseUrl())
        : sandbox.outsideTheContract();
  }

  /** Returns a lead with each field of the rows, the same until it is forgotten. */
  JsonNode lead() {
    if (lead == null) {
      ObjectNode body = filled(SmlOperation.CREATE_LEAD.label(), null);
      lead = sandbox.outsideTheContract().created(body.toString());
    }
    return lead;
  }

  /** Forgets the lead, after a request that replaced its blocks. */
  void forgetLead() {
    lead = null;
  }

  /** Returns an id that a list shows: the lead's, or the last. */
  String id(String list) {
    return list.equals("list-leads")
        ? lead().path("id").asText()
        : ids.computeIfAbsent(list, this::last);
  }

  private String last(String label) {
    SmlOperation list = SmlOperation.of(label).orElseThrow();
    String query = list == SmlOperation.LIST_PROVINCES ? "?country=28" : "";
    JsonNode entries = sandbox.get(list.path() + query).body().path("results");
    return entries.path(entries.size() - 1).path("id").asText();
  }

  /**
   * Returns a body with each field of the rows; each id exists.
   *
   * @param current the lead or task that has the ids of the blocks; null if there is none
   */
  ObjectNode filled(String operation, JsonNode current) {
    ObjectNode body = ManualSample.request(operation);
    for (ManualFact.BodyField field : ManualFact.all(ManualFact.BodyField.class, operation)) {
      if (field.type().is("from")) {
        long id = Long.parseLong(id(field.type().choices().get(0)));
        ManualSample.set(body, field.path(), SmlJson.MAPPER.getNodeFactory().numberNode(id));
      } else if (field.type().is("own id")) {
        ManualSample.set(body, field.path(), current.at(ManualSample.pointer(field.path())));
      }
    }
    return body;
  }
}
