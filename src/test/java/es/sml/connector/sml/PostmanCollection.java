package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sml.contract.ContractOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Postman collection of all operations of SML. The login stores its token, and a new lead and
 * task store their ids, so that the requests run one after the other.
 */
final class PostmanCollection {
  private static final String LEAD = "id_lead";

  /** Scripts that store a value of a response in a variable. */
  private static final Map<SmlOperation, String> STORED =
      Map.of(
          SmlOperation.LOGIN, "token",
          SmlOperation.CREATE_LEAD, LEAD,
          SmlOperation.CREATE_TASK, "id_tarea");

  private final JsonNode document = ContractBundle.document();

  static String text() {
    return SchemaText.of(new PostmanCollection().collection());
  }

  private ObjectNode collection() {
    ObjectNode collection = object();
    collection
        .putObject("info")
        .put("name", document.at("/info/title").asText())
        .put(
            "description",
            "Set the variables host, username and password. Send login first: it stores the token.")
        .put("schema", "https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
    ArrayNode auth = collection.putObject("auth").put("type", "apikey").putArray("apikey");
    pair(auth, "key", "Authorization");
    pair(auth, "value", "Token {{token}}");
    pair(auth, "in", "header");
    ArrayNode variables = collection.putArray("variable");
    pair(variables, "host", "http://127.0.0.1:18080");
    pair(variables, "username", "demo");
    for (String empty : List.of("password", "token", LEAD, "id_tarea")) {
      pair(variables, empty, "");
    }
    collection.set("item", items());
    return collection;
  }

  /** The login comes first and the logout last, so that the whole collection can be run. */
  private ArrayNode items() {
    Map<String, ArrayNode> folders = new TreeMap<>();
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    ObjectNode logout = null;
    for (ContractOperation operation : ContractOperation.of(document)) {
      SmlOperation known = SmlOperation.of(operation.label()).orElseThrow();
      if (known == SmlOperation.LOGIN) {
        items.add(item(known, operation));
      } else if (known == SmlOperation.LOGOUT) {
        logout = item(known, operation);
      } else {
        folders
            .computeIfAbsent(
                operation.tree().at("/tags/0").asText(),
                tag -> JsonNodeFactory.instance.arrayNode())
            .add(item(known, operation));
      }
    }
    folders.forEach((tag, entries) -> items.addObject().put("name", tag).set("item", entries));
    return items.add(logout);
  }

  private ObjectNode item(SmlOperation known, ContractOperation operation) {
    ObjectNode item = object().put("name", operation.label());
    String stored = STORED.get(known);
    if (stored != null) {
      String value = known == SmlOperation.LOGIN ? "token" : "id";
      ObjectNode script =
          item.putArray("event").addObject().put("listen", "test").putObject("script");
      script.put("type", "text/javascript");
      script
          .putArray("exec")
          .add("pm.collectionVariables.set(\"" + stored + "\", pm.response.json()." + value + ");");
    }
    ObjectNode request = item.putObject("request").put("method", operation.method());
    request.put(
        "description",
        operation.tree().path("summary").asText()
            + " "
            + operation.tree().path("description").asText());
    if (known == SmlOperation.LOGIN) {
      request.putObject("auth").put("type", "noauth");
    }
    ArrayNode headers = request.putArray("header");
    pair(headers, "Accept", "application/json");
    JsonNode content = operation.tree().at("/requestBody/content/application~1json");
    if (!content.isMissingNode()) {
      pair(headers, "Content-Type", "application/json");
      ObjectNode body = request.putObject("body").put("mode", "raw").put("raw", body(content));
      body.putObject("options").putObject("raw").put("language", "json");
    }
    request.set("url", url(operation));
    return item;
  }

  /** The first example, with variables in place of its own ids and login. */
  private String body(JsonNode content) {
    JsonNode example = resolved(content.path("examples").elements().next()).path("value");
    return SchemaText.of(example)
        .strip()
        .replaceAll("(\"lead\": )\\d+", "$1{{" + LEAD + "}}")
        .replaceAll("(\"(username|password)\": )\"demo\"", "$1\"{{$2}}\"");
  }

  private ObjectNode url(ContractOperation operation) {
    ObjectNode url = object();
    List<JsonNode> query = new ArrayList<>();
    ArrayNode inPath = JsonNodeFactory.instance.arrayNode();
    for (JsonNode list : List.of(operation.shared(), operation.tree().path("parameters"))) {
      for (JsonNode written : list) {
        JsonNode parameter = resolved(written);
        String name = parameter.path("name").asText();
        if (parameter.path("in").asText().equals("path")) {
          pair(inPath, name, "{{" + name + "}}").set("description", parameter.get("description"));
        } else {
          query.add(parameter);
        }
      }
    }
    String path = operation.path().replaceAll("\\{(\\w+)}", ":$1");
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    List.of(path.substring(1).split("/", -1)).forEach(parts::add);
    StringBuilder raw = new StringBuilder("{{host}}" + path);
    ArrayNode filters = JsonNodeFactory.instance.arrayNode();
    for (JsonNode parameter : query) {
      String value = parameter.path("example").asText();
      ObjectNode filter = pair(filters, parameter.path("name").asText(), value);
      filter.set("description", parameter.get("description"));
      if (parameter.path("required").asBoolean()) {
        raw.append('?').append(parameter.path("name").asText()).append('=').append(value);
      } else {
        filter.put("disabled", true);
      }
    }
    url.put("raw", raw.toString()).putArray("host").add("{{host}}");
    url.set("path", parts);
    if (!filters.isEmpty()) {
      url.set("query", filters);
    }
    if (!inPath.isEmpty()) {
      url.set("variable", inPath);
    }
    return url;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static ObjectNode pair(ArrayNode list, String key, String value) {
    return list.addObject().put("key", key).put("value", value);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
