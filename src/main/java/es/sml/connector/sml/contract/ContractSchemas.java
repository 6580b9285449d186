package es.sml.connector.sml.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import es.sml.connector.setting.file.ProgramFile;
import es.sml.connector.sml.SmlJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The document openapi.yaml, and checks of values by its JSON schemas. It writes the text of each
 * fault, and "did you mean" for a misspelt field.
 */
final class ContractSchemas {
  private static final int CLOSE = 2;
  private static final String NEEDS = "needs ";
  private static final String LOCATION = "https://sml.example/openapi.json";

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

  ContractSchemas() {
    // With absolute references each schema can be read by itself.
    String text = read().toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + LOCATION + "#/");
    try {
      document = SmlJson.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    registry =
        SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012()).format(new AnyEmail()).build(),
            builder ->
                builder
                    .schemas(Map.of(LOCATION, text))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  JsonNode document() {
    return document;
  }

  /** Returns the node, or the target of its reference. */
  JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = document.at(found.get("$ref").textValue().substring(LOCATION.length() + 1));
    }
    return found;
  }

  /** Returns the faults of a value under a schema, each with its place in the value. */
  List<String> problems(JsonNode schema, JsonNode value) {
    Schema rules =
        compiled.computeIfAbsent(
            schema, s -> registry.getSchema(SchemaLocation.of(LOCATION + "#" + s.hashCode()), s));
    Map<String, String> problems = new LinkedHashMap<>();
    for (Error error : rules.validate(value)) {
      if (!isSaidElsewhere(error)) {
        String place = error.getInstanceLocation().toString().replaceFirst("^[$/.]+", "");
        String said = said(error);
        String problem = place.isEmpty() ? said : "`" + place.replace('/', '.') + "` " + said;
        // One of the fields in a choice is enough.
        boolean choice = said.startsWith(NEEDS) && isInChoice(error);
        problems.merge(
            choice ? place : problem,
            problem,
            (first, second) -> choice ? first + " or " + said.substring(NEEDS.length()) : first);
      }
    }
    return List.copyOf(problems.values());
  }

  private String said(Error error) {
    return switch (error.getKeyword()) {
      case "enum", "const" -> "must be " + ContractParameter.allowed(error.getSchemaNode(), this);
      case "type" -> "must be " + ContractParameter.type(error.getSchemaNode());
      case "format" -> "must be " + format(error.getSchemaNode().asText());
      case "required" -> NEEDS + "`" + error.getProperty() + "`";
      case "additionalProperties", "unevaluatedProperties" ->
          "must not have `" + error.getProperty() + "`" + hint(error);
      default -> error.getMessage();
    };
  }

  // The manual's text writes traking_date_check, and its samples tracking_date_check.
  private String hint(Error error) {
    return ContractField.names(holder(error), this).stream()
        .filter(name -> distance(name, error) <= Math.min(CLOSE, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(name, error)))
        .map(name -> " (did you mean `" + name + "`?)")
        .orElse("");
  }

  private static int distance(String name, Error error) {
    return LevenshteinDistance.getDefaultInstance().apply(name, error.getProperty());
  }

  private static String format(String name) {
    return switch (name) {
      case "email" -> "an e-mail address";
      case "date-time" -> "a time with an offset, such as 2026-11-24T10:30:00+01:00";
      default -> "a " + name;
    };
  }

  // A wrong field also counts as not evaluated. A mismatch with the alternative null is not
  // reported.
  private boolean isSaidElsewhere(Error error) {
    return switch (error.getKeyword()) {
      case "type" -> error.getSchemaNode().asText().equals("null");
      case "unevaluatedProperties" ->
          ContractField.names(holder(error), this).contains(error.getProperty());
      default -> false;
    };
  }

  private JsonNode holder(Error error) {
    String location = error.getSchemaLocation().getFragment().toString();
    return document.at(location.substring(0, location.lastIndexOf('/')));
  }

  private static boolean isInChoice(Error error) {
    return error.getEvaluationPath().toString().contains("anyOf");
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(ProgramFile.bytes("/sml/openapi.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The library's own rule refuses addresses of example domains. */
  private static final class AnyEmail implements Format {
    @Override
    public String getName() {
      return "email";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      int at = value.indexOf('@');
      return at > 0
          && at < value.length() - 1
          && at == value.lastIndexOf('@')
          && value.chars().noneMatch(Character::isWhitespace);
    }
  }
}
