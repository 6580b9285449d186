package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A fault that the sandbox plays to callers.
 *
 * @param operation null for any operation
 * @param times the number of uses, null for no end
 * @param delayMs 0 if the kind takes none
 * @param status null if the caller gave none
 * @param retryAfterSeconds null for no Retry-After header
 */
record Fault(
    FaultKind kind,
    Operation operation,
    Integer times,
    int delayMs,
    Integer status,
    Integer retryAfterSeconds,
    boolean hang) {

  boolean concerns(Operation asked) {
    return operation == null || operation == asked;
  }

  /** Returns the response that replaces the true one. */
  Answer answer(AuthorizationScheme scheme) {
    Answer answer =
        switch (kind) {
          case HTML_ERROR -> Answers.proxyPage(statusOr(502), "Bad Gateway");
          case COMMIT_THEN_STATUS -> Answers.error(statusOr(500), scheme);
          default -> Answers.error(statusOr(504), scheme);
        };
    return retryAfterSeconds == null
        ? answer
        : answer.withHeader("Retry-After", retryAfterSeconds.toString());
  }

  private int statusOr(int standard) {
    return status == null ? standard : status;
  }

  ObjectNode json() {
    ObjectNode tree = Json.MAPPER.createObjectNode().put("kind", kind.label());
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
