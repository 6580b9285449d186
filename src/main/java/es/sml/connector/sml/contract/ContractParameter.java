package es.sml.connector.sml.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parameter of an operation, in its path or its query.
 *
 * @param allowed text of its allowed values, such as "one of new, tracing"
 */
public record ContractParameter(
    String name, boolean inPath, boolean required, String description, String allowed) {

  /** Returns a schema's allowed values as text. */
  static String allowed(JsonNode written, ContractSchemas schemas) {
    JsonNode schema = schemas.resolved(written);
    if (schema.isArray()) {
      return oneOf(schema);
    }
    if (schema.has("enum")) {
      return oneOf(schema.get("enum"));
    }
    if (schema.has("const")) {
      return schema.get("const").asText();
    }
    if (schema.isValueNode()) {
      return schema.asText();
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice)) {
        return String.join(
            " or ", each(schema.get(choice)).map(one -> allowed(one, schemas)).toList());
      }
    }
    return type(schema, schemas);
  }

  /** Returns the value of a text; null if the schema does not allow it. */
  static JsonNode value(JsonNode written, String text, ContractSchemas schemas) {
    List<JsonNode> meanings = new ArrayList<>();
    meanings.add(TextNode.valueOf(text));
    meanings.add(scalar(text));
    var items = JsonNodeFactory.instance.arrayNode();
    for (String item : text.split(",", -1)) {
      items.add(scalar(item));
    }
    meanings.add(items);
    return meanings.stream()
        .filter(meaning -> schemas.problems(written, meaning).isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String type(JsonNode schema, ContractSchemas schemas) {
    JsonNode written = schema.path("type");
    String type = (written.isArray() ? written.get(0) : written).asText();
    return switch (type) {
      case "integer" -> word(type) + (schema.has("minimum") ? " from 1" : "");
      case "array" -> allowed(schema.path("items"), schemas) + ", or several separated by commas";
      default -> word(type);
    };
  }

  /** Returns a schema's type as text; of several types, each. */
  static String type(JsonNode type) {
    return type.isArray()
        ? String.join(" or ", each(type).map(ContractParameter::type).toList())
        : word(type.asText());
  }

  private static String word(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a block";
      case "null" -> "null";
      default -> "a text";
    };
  }

  private static String oneOf(JsonNode values) {
    return "one of " + String.join(", ", each(values).map(JsonNode::asText).distinct().toList());
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return java.util.stream.StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode scalar(String text) {
    if (text.matches("-?\\d{1,18}")) {
      return LongNode.valueOf(Long.parseLong(text));
    }
    return text.equals("true") || text.equals("false")
        ? BooleanNode.valueOf(Boolean.parseBoolean(text))
        : TextNode.valueOf(text);
  }
}
