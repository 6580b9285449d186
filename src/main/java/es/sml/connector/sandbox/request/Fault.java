package es.sml.connector.sandbox.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.setting.AuthorizationScheme;
import es.sml.connector.sandbox.setting.SandboxOperation;
import java.util.Set;

/**
 * A fault that the sandbox plays to callers, with the number of its uses. Decides which values it
 * may have, and which response replaces the true one.
 */
public final class Fault {
  private static final Set<String> COMMON_FIELDS = Set.of("kind", "operation", "times");

  private final FaultKind kind;
  private final SandboxOperation operation;
  private final ObjectNode json = Json.object();
  private int used;

  /** Reads a fault. Refuses with 400 an unknown kind, operation or field and a missing one. */
  public Fault(JsonNode body) {
    kind =
        FaultKind.labelled(body.path("kind").asText())
            .orElseThrow(() -> refusal("kind", "unknown kind of fault"));
    body.fieldNames()
        .forEachRemaining(
            field -> {
              if (!COMMON_FIELDS.contains(field) && !kind.accepts(field)) {
                throw refusal(field, "not a field of the fault " + kind.label());
              }
            });
    JsonNode label = body.path("operation");
    operation =
        label.isMissingNode() || label.isNull()
            ? null
            : SandboxOperation.labelled(label.asText())
                .orElseThrow(() -> refusal("operation", "unknown operation"));
    json.put("kind", kind.label()).put("operation", operation == null ? null : operation.label());
    json.putNull("times");
    addNumber(body, "times", 1, Integer.MAX_VALUE);
    addNumber(body, "delayMs", 0, 3_600_000);
    addNumber(body, "status", 200, 599);
    addNumber(body, "retryAfterSeconds", 0, Integer.MAX_VALUE);
    if (body.hasNonNull("hang")) {
      if (!body.get("hang").isBoolean()) {
        throw refusal("hang", "must be true or false");
      }
      json.set("hang", body.get("hang"));
    }
  }

  private void addNumber(JsonNode body, String field, int least, int most) {
    JsonNode number = body.path(field);
    if (number.isMissingNode() || number.isNull()) {
      if (kind.requires(field)) {
        throw refusal(field, "required by " + kind.label());
      }
    } else if (!number.isInt() || number.intValue() < least || number.intValue() > most) {
      throw refusal(field, "must be a whole number from " + least + " to " + most);
    } else {
      json.set(field, number);
    }
  }

  private static RequestRefusedException refusal(String field, String message) {
    return new RequestRefusedException(ErrorResponses.fieldError(field, message));
  }

  public FaultKind kind() {
    return kind;
  }

  /** Returns its time, 0 for none. */
  public int delayMs() {
    return json.path("delayMs").intValue();
  }

  public boolean hasStatus() {
    return json.has("status");
  }

  public boolean hangs() {
    return json.path("hang").booleanValue();
  }

  public void use() {
    used++;
  }

  int used() {
    return used;
  }

  boolean strikes(SandboxOperation requested) {
    return (operation == null || operation == requested)
        && (json.get("times").isNull() || used < json.get("times").intValue());
  }

  /** Returns the response that replaces the true one. */
  public SandboxResponse response(AuthorizationScheme scheme) {
    SandboxResponse response =
        switch (kind) {
          case HTML_ERROR -> ErrorResponses.proxyPage(statusOr(502), "Bad Gateway");
          case COMMIT_THEN_STATUS -> ErrorResponses.error(statusOr(500), scheme);
          default -> ErrorResponses.error(statusOr(504), scheme);
        };
    return json.has("retryAfterSeconds")
        ? response.withHeader("Retry-After", json.get("retryAfterSeconds").asText())
        : response;
  }

  private int statusOr(int standard) {
    return json.path("status").asInt(standard);
  }

  public ObjectNode json() {
    return json.deepCopy();
  }
}
