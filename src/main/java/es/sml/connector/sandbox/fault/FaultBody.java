package es.sml.connector.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.setting.SandboxOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a fault that a test sets. It refuses all data that would be ignored. */
public final class FaultBody {
  private static final Map<FaultKind, Set<String>> REQUIRED =
      Map.of(
          FaultKind.LATENCY, Set.of("delayMs"),
          FaultKind.STATUS_BEFORE, Set.of("status"),
          FaultKind.LATE_COMMIT, Set.of("delayMs"),
          FaultKind.SLOW_BODY, Set.of("delayMs"));
  private static final Map<FaultKind, Set<String>> OPTIONAL =
      Map.of(
          FaultKind.STATUS_BEFORE, Set.of("retryAfterSeconds"),
          FaultKind.HTML_ERROR, Set.of("status"),
          FaultKind.COMMIT_THEN_STATUS, Set.of("status", "retryAfterSeconds"),
          FaultKind.LATE_COMMIT, Set.of("status", "hang"),
          FaultKind.CLOSE_AFTER_RESPONSE, Set.of("delayMs"));
  private static final Set<String> COMMON_FIELDS = Set.of("kind", "operation", "times");
  private static final List<String> NUMBERS = List.of("delayMs", "status", "retryAfterSeconds");

  /** Reads a fault. Refuses with 400 an unknown kind, operation or field and a missing one. */
  public static Fault read(JsonNode body) {
    FaultKind kind =
        FaultKind.labelled(body.path("kind").asText())
            .orElseThrow(() -> refusal("kind", "unknown kind of fault"));
    body.fieldNames()
        .forEachRemaining(
            field -> {
              if (!COMMON_FIELDS.contains(field) && !accepts(kind, field)) {
                throw refusal(field, "not a field of the fault " + kind.label());
              }
            });
    for (String field : NUMBERS) {
      if (requires(kind, field) && !body.hasNonNull(field)) {
        throw refusal(field, "required by " + kind.label());
      }
    }
    Integer delay = number(body, "delayMs", 0, 3_600_000);
    if (body.hasNonNull("hang") && !body.get("hang").isBoolean()) {
      throw refusal("hang", "must be true or false");
    }
    return new Fault(
        kind,
        operation(body.path("operation")),
        number(body, "times", 1, Integer.MAX_VALUE),
        delay == null ? 0 : delay,
        number(body, "status", 200, 599),
        number(body, "retryAfterSeconds", 0, Integer.MAX_VALUE),
        body.path("hang").booleanValue());
  }

  private static SandboxOperation operation(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return SandboxOperation.labelled(node.asText())
        .orElseThrow(() -> refusal("operation", "unknown operation"));
  }

  private static Integer number(JsonNode body, String field, int least, int most) {
    JsonNode node = body.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      throw refusal(field, "must be a whole number from " + least + " to " + most);
    }
    return node.intValue();
  }

  private static boolean requires(FaultKind kind, String field) {
    return REQUIRED.getOrDefault(kind, Set.of()).contains(field);
  }

  private static boolean accepts(FaultKind kind, String field) {
    return requires(kind, field) || OPTIONAL.getOrDefault(kind, Set.of()).contains(field);
  }

  private static RequestRefusedException refusal(String field, String message) {
    return new RequestRefusedException(ErrorResponses.fieldError(field, message));
  }
}
