package es.sml.connector.sandbox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.setting.AuthorizationScheme;
import es.sml.connector.sandbox.setting.SandboxOperation;

/**
 * A fault that the sandbox plays to callers.
 *
 * @param operation null for any operation
 * @param times the number of uses, null for no end
 * @param delayMs 0 if the kind takes none
 * @param status null if the caller gave none
 * @param retryAfterSeconds null for no Retry-After header
 */
public record Fault(
    FaultKind kind,
    SandboxOperation operation,
    Integer times,
    int delayMs,
    Integer status,
    Integer retryAfterSeconds,
    boolean hang) {

  boolean concerns(SandboxOperation requested) {
    return operation == null || operation == requested;
  }

  /** Returns the response that replaces the true one. */
  public SandboxResponse response(AuthorizationScheme scheme) {
    SandboxResponse response =
        switch (kind) {
          case HTML_ERROR -> ErrorResponses.proxyPage(statusOr(502), "Bad Gateway");
          case COMMIT_THEN_STATUS -> ErrorResponses.error(statusOr(500), scheme);
          default -> ErrorResponses.error(statusOr(504), scheme);
        };
    return retryAfterSeconds == null
        ? response
        : response.withHeader("Retry-After", retryAfterSeconds.toString());
  }

  private int statusOr(int standard) {
    return status == null ? standard : status;
  }

  public ObjectNode json() {
    ObjectNode tree = Json.object().put("kind", kind.label());
    tree.put("operation", operation == null ? null : operation.label());
    tree.put("times", times);
    if (delayMs > 0) {
      tree.put("delayMs", delayMs);
    }
    if (status != null) {
      tree.put("status", status);
    }
    if (retryAfterSeconds != null) {
      tree.put("retryAfterSeconds", retryAfterSeconds);
    }
    if (hang) {
      tree.put("hang", true);
    }
    return tree;
  }
}
