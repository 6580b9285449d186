package es.sml.connector.testing.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Checks requests and responses against an API's description, SML's or another. */
public final class ApiContract {
  private static final String LOCATION = "https://sml.example/openapi.json";
  private static final List<String> METHODS = List.of("get", "post", "patch", "put", "delete");
  private static final ApiContract CONTRACT = of("/sml/openapi.yaml");

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final SchemaRegistry registry;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  /** One operation of the description, with the pattern of its path. */
  public record Operation(String id, String method, Pattern path, JsonNode shared, JsonNode tree) {}

  /** A request with its response; {@code requestBody} is null without a body. */
  public record Exchange(
      String method,
      String pathAndQuery,
      String requestBody,
      int status,
      String contentType,
      String answerBody) {

    public String path() {
      return pathAndQuery.split("\\?", 2)[0];
    }

    public String query() {
      return pathAndQuery.contains("?") ? pathAndQuery.split("\\?", 2)[1] : "";
    }
  }

  /** The validator's own rule refuses the domains that are reserved for examples. */
  private static final class AnyEmail implements Format {
    @Override
    public String getName() {
      return "email";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return value.matches("[^@\\s]+@[^@\\s]+");
    }
  }

  public static ApiContract contract() {
    return CONTRACT;
  }

  /** Returns the contract in a resource of the program. */
  public static ApiContract of(String resource) {
    try (InputStream in = ApiContract.class.getResourceAsStream(resource)) {
      return new ApiContract(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }

  private ApiContract(JsonNode written) {
    // With absolute references each schema can be read alone.
    String absolute = written.toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + LOCATION + "#/");
    document = tree(absolute);
    registry =
        SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012())
                .format(new AnyEmail())
                .keywords(
                    document.properties().stream()
                        .map(part -> new NonValidationKeyword(part.getKey()))
                        .toList())
                .build(),
            builder ->
                builder
                    .schemas(Map.of(LOCATION, absolute))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    for (Map.Entry<String, JsonNode> path : document.required("paths").properties()) {
      for (String method : METHODS) {
        JsonNode operation = path.getValue().path(method);
        if (!operation.isMissingNode()) {
          add(path, method, operation);
          for (JsonNode narrower : operation.path("x-operations")) {
            add(path, method, operation.<ObjectNode>deepCopy().setAll((ObjectNode) narrower));
          }
        }
      }
    }
  }

  private void add(Map.Entry<String, JsonNode> path, String method, JsonNode operation) {
    operations.add(
        new Operation(
            operation.required("operationId").textValue(),
            method.toUpperCase(Locale.ROOT),
            Pattern.compile(path.getKey().replaceAll("\\{\\w+}", "[^/]+")),
            path.getValue().path("parameters"),
            operation));
  }

  public JsonNode document() {
    return document;
  }

  public List<Operation> operations() {
    return operations;
  }

  /**
   * Returns the violations of the contract; empty if there are none. A refused request may be
   * invalid.
   */
  public List<String> breaches(Exchange exchange) {
    List<Operation> meant = meant(exchange);
    if (meant.isEmpty()) {
      return exchange.status() < 400 ? List.of(unknown(exchange)) : List.of();
    }
    List<String> breaches = new ArrayList<>(answerBreaches(meant.get(0), exchange));
    if (exchange.status() < 300) {
      breaches.addAll(requestBreaches(meant, exchange));
    }
    return breaches;
  }

  /**
   * Returns the violations in a request.
   *
   * @param body null if there is none
   */
  public List<String> requestBreaches(String method, String pathAndQuery, String body) {
    Exchange exchange = new Exchange(method, pathAndQuery, body, 0, null, null);
    List<Operation> meant = meant(exchange);
    return meant.isEmpty() ? List.of(unknown(exchange)) : requestBreaches(meant, exchange);
  }

  /**
   * Returns the violations in a request and its response.
   *
   * @param body of the request; null if there is none
   */
  public List<String> breaches(
      String method,
      String pathAndQuery,
      String body,
      int status,
      String contentType,
      String answer) {
    return breaches(new Exchange(method, pathAndQuery, body, status, contentType, answer));
  }

  private List<Operation> meant(Exchange exchange) {
    return operations.stream()
        .filter(operation -> operation.method().equals(exchange.method()))
        .filter(operation -> operation.path().matcher(exchange.path()).matches())
        .toList();
  }

  private static String unknown(Exchange exchange) {
    return "no operation for " + exchange.method() + " " + exchange.path();
  }

  // One request may mean several operations; one match is enough.
  private List<String> requestBreaches(List<Operation> meant, Exchange exchange) {
    List<List<String>> readings =
        meant.stream().map(operation -> requestBreaches(operation, exchange)).toList();
    return readings.stream().anyMatch(List::isEmpty) ? List.of() : readings.get(0);
  }

  private List<String> answerBreaches(Operation operation, Exchange exchange) {
    String what = "answer " + exchange.status() + " to " + operation.id();
    JsonNode responses = operation.tree().required("responses");
    JsonNode response =
        resolved(
            responses.has(Integer.toString(exchange.status()))
                ? responses.get(Integer.toString(exchange.status()))
                : exchange.status() < 300 ? MissingNode.getInstance() : responses.get("default"));
    if (response.isMissingNode()) {
      return List.of(what + " is not described");
    }
    JsonNode contents = response.path("content");
    if (contents.isMissingNode()) {
      return exchange.answerBody().isEmpty() ? List.of() : List.of(what + " must have no body");
    }
    String mediaType =
        exchange.contentType() == null ? "" : exchange.contentType().split(";", 2)[0];
    if (!contents.has(mediaType)) {
      return List.of(what + " must not be of type '" + mediaType + "'");
    }
    return mediaType.equals("application/json")
        ? invalid(what, contents.get(mediaType).required("schema"), tree(exchange.answerBody()))
        : List.of();
  }

  private List<String> requestBreaches(Operation operation, Exchange exchange) {
    String what = "request to " + operation.id();
    List<String> breaches = new ArrayList<>(queryBreaches(operation, exchange.query()));
    JsonNode body = operation.tree().path("requestBody");
    if (body.isMissingNode()) {
      if (exchange.requestBody() != null) {
        breaches.add(what + " must have no body");
      }
    } else if (exchange.requestBody() == null) {
      breaches.add(what + " must have a body");
    } else {
      JsonNode schema = body.at("/content/application~1json/schema");
      breaches.addAll(invalid(what, schema, tree(exchange.requestBody())));
    }
    return breaches;
  }

  private List<String> queryBreaches(Operation operation, String query) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    for (JsonNode list : List.of(operation.shared(), operation.tree().path("parameters"))) {
      for (JsonNode parameter : list) {
        JsonNode resolved = resolved(parameter);
        if (resolved.path("in").asText().equals("query")) {
          parameters.put(resolved.required("name").textValue(), resolved);
        }
      }
    }
    List<String> breaches = new ArrayList<>();
    Map<String, String> given = new LinkedHashMap<>();
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      given.put(
          URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
          pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    given.forEach(
        (name, value) -> {
          String what = "parameter " + name + " of " + operation.id();
          if (!parameters.containsKey(name)) {
            breaches.add(what + " is not described");
          } else if (!value.isEmpty() && !fits(parameters.get(name).required("schema"), value)) {
            breaches.add(what + " must not be '" + value + "'");
          }
        });
    parameters.forEach(
        (name, parameter) -> {
          if (parameter.path("required").asBoolean() && given.getOrDefault(name, "").isEmpty()) {
            breaches.add("parameter " + name + " of " + operation.id() + " is required");
          }
        });
    return breaches;
  }

  /** Returns whether a parameter's text is a value of the schema. Lists are separated by commas. */
  private boolean fits(JsonNode schema, String value) {
    List<JsonNode> meanings = new ArrayList<>();
    meanings.add(TextNode.valueOf(value));
    meanings.add(scalar(value));
    var list = JsonNodeFactory.instance.arrayNode();
    for (String item : value.split(",", -1)) {
      list.add(scalar(item));
    }
    meanings.add(list);
    return meanings.stream().anyMatch(meaning -> invalid("", schema, meaning).isEmpty());
  }

  private static JsonNode scalar(String value) {
    if (value.matches("-?\\d{1,18}")) {
      return LongNode.valueOf(Long.parseLong(value));
    }
    return value.equals("true") || value.equals("false")
        ? BooleanNode.valueOf(Boolean.parseBoolean(value))
        : TextNode.valueOf(value);
  }

  /** Returns the reasons why the value does not match the schema. */
  public List<String> invalid(String what, JsonNode schema, JsonNode value) {
    Schema compiled =
        schemas.computeIfAbsent(
            schema, s -> registry.getSchema(SchemaLocation.of(LOCATION + "#" + s.hashCode()), s));
    return compiled.validate(value).stream()
        .map(error -> what + ": " + error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? document.at(node.get("$ref").textValue().substring(LOCATION.length() + 1))
        : node;
  }

  private static JsonNode tree(String json) {
    try {
      return SandboxCaller.MAPPER.readTree(json);
    } catch (IOException e) {
      return TextNode.valueOf("no JSON: " + e.getMessage());
    }
  }
}
