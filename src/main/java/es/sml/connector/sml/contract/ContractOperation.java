package es.sml.connector.sml.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Operation as openapi.yaml describes it.
 *
 * @param shared parameters of all operations of the path
 * @param tree the operation's own description
 */
public record ContractOperation(String method, String path, JsonNode shared, JsonNode tree) {
  // OpenAPI has room for one operation in each method of a path. This extension describes further
  // ones that send the same request with a narrower body.
  private static final String NARROWER = "x-operations";

  public static List<ContractOperation> of(JsonNode document) {
    List<ContractOperation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.required("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode operation = method.getValue();
        if (operation.has("operationId")) {
          operations.add(of(path, method.getKey(), operation));
          for (JsonNode narrower : operation.path(NARROWER)) {
            ObjectNode tree = operation.deepCopy();
            operations.add(of(path, method.getKey(), tree.setAll((ObjectNode) narrower)));
          }
        }
      }
    }
    return operations;
  }

  private static ContractOperation of(
      Map.Entry<String, JsonNode> path, String method, JsonNode operation) {
    return new ContractOperation(
        method.toUpperCase(Locale.ROOT),
        path.getKey(),
        path.getValue().path("parameters"),
        operation);
  }

  public String label() {
    return tree.path("operationId").asText();
  }
}
