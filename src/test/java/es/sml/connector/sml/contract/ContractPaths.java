package es.sml.connector.sml.contract;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.SmlOperation;
import java.util.Set;
import java.util.TreeSet;

/** Paths of all fields that a schema of the contract describes, such as {@code note[].content}. */
final class ContractPaths {
  private final ContractSchemas schemas = new ContractSchemas();

  /** Returns the operation in the contract. */
  JsonNode operation(SmlOperation operation) {
    return ContractOperation.of(schemas.document()).stream()
        .filter(each -> each.label().equals(operation.label()))
        .findFirst()
        .orElseThrow()
        .tree();
  }

  /** Returns the schema of a response; missing if it has no body. */
  JsonNode response(SmlOperation operation, int status) {
    JsonNode responses = operation(operation).path("responses");
    return schemas
        .resolved(responses.path(Integer.toString(status)))
        .at("/content/application~1json/schema");
  }

  /** Returns why a value does not fit a schema. */
  Iterable<String> problems(JsonNode schema, JsonNode value) {
    return schemas.problems(schema, value);
  }

  Set<String> of(JsonNode schema) {
    Set<String> paths = new TreeSet<>();
    collect("", schema, paths);
    return paths;
  }

  private void collect(String prefix, JsonNode written, Set<String> paths) {
    JsonNode schema = schemas.resolved(written);
    schema.path("allOf").forEach(part -> collect(prefix, part, paths));
    schema.path("anyOf").forEach(choice -> collect(prefix, choice, paths));
    if (schema.has("items")) {
      collect(prefix + "[]", schema.get("items"), paths);
    }
    for (var property : schema.path("properties").properties()) {
      String path = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
      paths.add(path);
      collect(path, property.getValue(), paths);
    }
  }
}
