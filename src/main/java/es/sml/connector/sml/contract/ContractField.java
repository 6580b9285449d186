package es.sml.connector.sml.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Field of an operation's body.
 *
 * @param name name, with dots if it is nested, and [] if it is in a list
 * @param allowed text of its allowed values
 */
public record ContractField(String name, boolean required, String description, String allowed) {

  static List<ContractField> of(JsonNode schema, ContractSchemas schemas) {
    List<ContractField> fields = new ArrayList<>();
    collect("", schema, schemas, fields);
    return fields;
  }

  /** Returns the names of a block's own fields. */
  static Set<String> names(JsonNode schema, ContractSchemas schemas) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    merge(schema, schemas, properties, new TreeSet<>());
    return properties.keySet();
  }

  private static void collect(
      String prefix, JsonNode schema, ContractSchemas schemas, List<ContractField> fields) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    TreeSet<String> required = new TreeSet<>();
    merge(schema, schemas, properties, required);
    properties.forEach(
        (name, written) -> {
          JsonNode property = block(written, schemas);
          boolean list = property.path("type").asText().equals("array");
          JsonNode nested = list ? block(property.path("items"), schemas) : property;
          Map<String, JsonNode> inner = new LinkedHashMap<>();
          merge(nested, schemas, inner, new TreeSet<>());
          String full = prefix + name + (list ? "[]" : "");
          fields.add(
              new ContractField(
                  full,
                  required.contains(name),
                  description(written, property, schemas),
                  inner.isEmpty() ? ContractParameter.allowed(property, schemas) : "a block"));
          if (!inner.isEmpty()) {
            collect(full + ".", nested, schemas, fields);
          }
        });
  }

  private static void merge(
      JsonNode written,
      ContractSchemas schemas,
      Map<String, JsonNode> properties,
      TreeSet<String> required) {
    JsonNode schema = schemas.resolved(written);
    schema.path("allOf").forEach(part -> merge(part, schemas, properties, required));
    schema
        .path("properties")
        .properties()
        .forEach(each -> properties.put(each.getKey(), each.getValue()));
    schema.path("required").forEach(name -> required.add(name.asText()));
  }

  // A block that may be null is written as a choice of both.
  private static JsonNode block(JsonNode written, ContractSchemas schemas) {
    JsonNode schema = schemas.resolved(written);
    JsonNode first = schema.path("anyOf").path(0);
    return first.has("$ref") && schema.path("anyOf").size() == 2 ? schemas.resolved(first) : schema;
  }

  private static String description(JsonNode written, JsonNode resolved, ContractSchemas schemas) {
    String own = written.path("description").asText();
    if (!own.isEmpty()) {
      return own;
    }
    String referred = schemas.resolved(written).path("description").asText();
    return referred.isEmpty() ? resolved.path("description").asText() : referred;
  }
}
