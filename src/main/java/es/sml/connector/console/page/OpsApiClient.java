package es.sml.connector.console.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.session.Session;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls the ops API with the role of the session. The pages have no rules of their own. */
public final class OpsApiClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> VALUES =
      new TypeReference<>() {};

  private final OpsApi api;

  public OpsApiClient(OpsApi api) {
    this.api = api;
  }

  JsonNode get(PageRequest pageRequest, OpsEndpoint endpoint, Map<String, String> query) {
    return ask(pageRequest, endpoint, "", query, JsonNodeFactory.instance.objectNode());
  }

  JsonNode get(PageRequest pageRequest, OpsEndpoint endpoint, String name) {
    return ask(pageRequest, endpoint, name, Map.of(), JsonNodeFactory.instance.objectNode());
  }

  JsonNode post(PageRequest pageRequest, OpsEndpoint endpoint, String name, ObjectNode body) {
    return ask(pageRequest, endpoint, name, Map.of(), body);
  }

  /** Converts JSON to values of a template. */
  static Map<String, Object> values(JsonNode json) {
    return JSON.convertValue(json, VALUES);
  }

  private JsonNode ask(
      PageRequest pageRequest,
      OpsEndpoint endpoint,
      String name,
      Map<String, String> query,
      ObjectNode body) {
    Session session = pageRequest.session();
    OpsRequest request = new OpsRequest(session.role(), session.who(), name, query, body);
    return api.answer(endpoint, request, pageRequest.context());
  }
}
