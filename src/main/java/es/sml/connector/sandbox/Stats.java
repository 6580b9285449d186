package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts requests by operation and response status. */
final class Stats {
  /** The status of a request without a response. */
  static final String NO_ANSWER = "none";

  private final Map<Operation, Map<String, Long>> requests = new EnumMap<>(Operation.class);
  private long logins;

  void countLogin() {
    logins++;
  }

  void countRequest(Operation operation, String status) {
    requests.computeIfAbsent(operation, o -> new TreeMap<>()).merge(status, 1L, Long::sum);
  }

  ObjectNode json() {
    ObjectNode tree = Json.MAPPER.createObjectNode().put("logins", logins);
    ObjectNode byOperation = tree.putObject("requests");
    requests.forEach(
        (operation, statuses) -> {
          ObjectNode byStatus = byOperation.putObject(operation.label());
          statuses.forEach(byStatus::put);
        });
    return tree;
  }
}
