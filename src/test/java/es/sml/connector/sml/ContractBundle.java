package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.TreeMap;

/** Schemas of SML's API with all that they refer to, for a file of their own. */
final class ContractBundle {
  static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private static final String THERE = "#/components/schemas/";
  private static final String HERE = "#/$defs/";

  private final JsonNode document = document();
  private final TreeMap<String, JsonNode> definitions = new TreeMap<>();

  /** Returns openapi.yaml as it is in the sources. */
  static JsonNode document() {
    try {
      return new YAMLMapper().readTree(Path.of("src/main/resources/sml/openapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a schema of the description and all that it refers to; returns it. */
  ObjectNode add(String name) {
    JsonNode known = definitions.get(name);
    if (known == null) {
      known = document.at("/components/schemas/" + name).deepCopy();
      definitions.put(name, known);
      known.findValuesAsText("$ref").forEach(there -> add(there.substring(THERE.length())));
      for (JsonNode holder : known.findParents("$ref")) {
        String there = holder.path("$ref").asText();
        ((ObjectNode) holder).put("$ref", there.replace(THERE, HERE));
      }
    }
    return (ObjectNode) known;
  }

  /** Returns a property of a schema. */
  ObjectNode property(String schema, String name) {
    return (ObjectNode) add(schema).required("properties").required(name);
  }

  /** Ends a file with the schemas that it refers to. */
  String text(ObjectNode file) {
    file.putObject("$defs").setAll(definitions);
    return SchemaText.of(file);
  }
}
