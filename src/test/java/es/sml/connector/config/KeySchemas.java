package es.sml.connector.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.config.file.BindingProblems;
import java.util.List;
import java.util.Map;

/** JSON Schemas of single values as the connector reads them. */
public final class KeySchemas {
  private static final Map<String, String> PATTERNS =
      Map.of(
          "Duration", "^\\d{1,9} *(ms|s|m|h|d)$",
          "ByteSize", "^\\d{1,9} *([KkMmGg]?[Bb])$",
          "Secret", "^(env|file):.+$",
          "Path", "^.+$",
          "URI", "^https?://.+$",
          "ReadFrom", "^(start|all|\\d{4}-\\d{2}-\\d{2})$",
          "Expression", "^.+$");

  private KeySchemas() {}

  /** Describes a type's values; null for a type that the library describes. */
  public static ObjectNode of(Class<?> type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (type.isEnum()) {
      return words(schema, BindingProblems.written(type));
    }
    if (type == AllowedOperation.class) {
      return words(
          schema, AllowedOperation.all().stream().map(AllowedOperation::toString).toList());
    }
    if (type.getSimpleName().equals("NameOrId")) {
      schema.putArray("type").add("integer").add("string");
      return schema;
    }
    String pattern = PATTERNS.get(type.getSimpleName());
    return pattern == null ? null : schema.put("type", "string").put("pattern", pattern);
  }

  /** Describes the same values in a file where each value is text. */
  public static JsonNode asText(JsonNode schema) {
    ObjectNode text = schema.deepCopy();
    switch (schema.path("type").asText()) {
      case "integer" -> text.put("type", "string").put("pattern", "^\\d+$");
      case "boolean" -> words(text, List.of("true", "false"));
      default -> {
        return text;
      }
    }
    if (schema.has("default")) {
      text.put("default", schema.path("default").asText());
    }
    return text;
  }

  private static ObjectNode words(ObjectNode schema, List<String> words) {
    words.forEach(schema.put("type", "string").putArray("enum")::add);
    return schema;
  }
}
