package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * SML's API in OpenAPI 3.0, which more tools read than 3.1. Clients that openapi-generator makes
 * from 3.1 refuse null in a required field of a base schema.
 */
final class PortableContract {
  private static final String HEAD =
      "# Made from the connector's own description in OpenAPI 3.1. A rule that 3.0 cannot express is"
          + " left to SML.\n";

  /** OpenAPI 3.0 has none of these keywords. */
  private static final Set<String> UNKNOWN =
      Set.of("unevaluatedProperties", "if", "then", "else", "const", "not");

  private PortableContract() {}

  static String text() {
    ObjectNode document = (ObjectNode) ContractBundle.document();
    document.put("openapi", "3.0.3");
    ((ObjectNode) document.path("info")).remove("summary");
    convert(document);
    try {
      return HEAD
          + YAMLMapper.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build()
              .writeValueAsString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void convert(JsonNode node) {
    if (node instanceof ObjectNode object) {
      nullable(object);
      constant(object);
      reference(object);
      object.remove(UNKNOWN);
      rule(object);
      numberOrWord(object);
    }
    node.forEach(PortableContract::convert);
  }

  /** A choice between fields that are required is no type. */
  private static void rule(ObjectNode object) {
    for (JsonNode choice : object.path("anyOf")) {
      if (choice.size() != 1 || !choice.has("required")) {
        return;
      }
    }
    object.remove("anyOf");
  }

  /** Generated code handles a text better than a choice between a number and one word. */
  private static void numberOrWord(ObjectNode object) {
    JsonNode choices = object.path("oneOf");
    if (choices.size() == 2 && choices.path(1).path("const").isTextual()) {
      object.remove("oneOf");
      object
          .put("type", "string")
          .put("pattern", "^([1-9][0-9]*|" + choices.path(1).path("const").asText() + ")$");
    }
  }

  private static void nullable(ObjectNode object) {
    if (object.path("type") instanceof ArrayNode types) {
      if (remove(types, "\"null\"")) {
        object.put("nullable", true);
      }
      if (types.size() == 1) {
        object.set("type", types.get(0));
      } else {
        object.remove("type");
      }
    }
    if (object.path("anyOf") instanceof ArrayNode choices
        && remove(choices, "{\"type\":\"null\"}")) {
      object.put("nullable", true);
      object.remove("anyOf");
      object.set("allOf", choices);
    }
  }

  private static boolean remove(ArrayNode list, String json) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).toString().equals(json)) {
        list.remove(i);
        return true;
      }
    }
    return false;
  }

  private static void constant(ObjectNode object) {
    if (object.path("const").isTextual()) {
      object.put("type", "string").putArray("enum").add(object.path("const"));
    }
  }

  /** In 3.0 a reference stands alone. */
  private static void reference(ObjectNode object) {
    String target = object.path("$ref").asText();
    if (!target.startsWith("#/components/schemas/") || object.size() == 1) {
      return;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    all.addObject().put("$ref", target);
    object.remove("$ref");
    object.set("allOf", all);
  }
}
