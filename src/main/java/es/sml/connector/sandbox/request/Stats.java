package es.sml.connector.sandbox.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.setting.SandboxOperation;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts requests by operation and response status. */
public final class Stats {
  /** The status of a request without a response. */
  static final String NO_RESPONSE = "none";

  private final Map<SandboxOperation, Map<String, Long>> requests =
      new EnumMap<>(SandboxOperation.class);
  private long logins;

  public void countLogin() {
    logins++;
  }

  void countRequest(SandboxOperation operation, String status) {
    requests.computeIfAbsent(operation, o -> new TreeMap<>()).merge(status, 1L, Long::sum);
  }

  public ObjectNode json() {
    ObjectNode tree = Json.object().put("logins", logins);
    ObjectNode byOperation = tree.putObject("requests");
    requests.forEach(
        (operation, statuses) -> {
          ObjectNode byStatus = byOperation.putObject(operation.label());
          statuses.forEach(byStatus::put);
        });
    return tree;
  }
}
