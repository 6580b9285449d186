package es.sml.connector.sandbox.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * A fault that the stand-in for an advertising platform's API plays to callers.
 *
 * @param request lead, form, leads or forms; for LinkedIn lead or leads; null for any request
 * @param times the number of uses; null for no end
 * @param delayMs for latency and slow-body
 * @param number the minutes of throttled, the code of error, or the HTTP status of status
 * @param field the field of unknown-field
 */
public record PlatformFault(
    Kind kind, String request, Integer times, int delayMs, int number, String field) {
  private static final Set<String> FIELDS =
      Set.of("kind", "request", "times", "delayMs", "minutes", "code", "status", "field");

  /** The kinds of faults. */
  public enum Kind {
    /** Waits, then continues with the next fault if there is one. */
    LATENCY,
    /** Refuses as one request too many; Meta asks for a wait of {@code minutes}. */
    THROTTLED,
    /** Refuses the token. */
    TOKEN_DEAD,
    /** Responds with the error {@code code}, for LinkedIn an HTTP status. */
    ERROR,
    /** Responds with a page of a proxy and {@code status}, by default 502. */
    STATUS,
    /** Refuses {@code field} as a field that does not exist. */
    UNKNOWN_FIELD,
    /** Sends the body in pieces, over {@code delayMs} altogether. */
    SLOW_BODY,
    /** Sends half the body, then closes the connection. */
    TRUNCATED_BODY,
    /** Closes the connection without a response. */
    RESET;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Reads a fault. Refuses an unknown kind or field with 400. */
  static PlatformFault read(JsonNode body) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw refusal(name, "not a field of a fault");
              }
            });
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(each -> each.label().equals(body.path("kind").asText()))
            .findFirst()
            .orElseThrow(() -> refusal("kind", "unknown kind of fault"));
    int number =
        switch (kind) {
          case THROTTLED -> body.path("minutes").asInt(0);
          case ERROR -> body.path("code").asInt(1);
          default -> body.path("status").asInt(502);
        };
    return new PlatformFault(
        kind,
        body.hasNonNull("request") ? body.path("request").asText() : null,
        body.hasNonNull("times") ? body.path("times").asInt() : null,
        body.path("delayMs").asInt(0),
        number,
        body.path("field").asText(""));
  }

  boolean concerns(String requested) {
    return request == null || request.equals(requested);
  }

  ObjectNode json() {
    return Json.MAPPER
        .createObjectNode()
        .put("kind", kind.label())
        .put("request", request)
        .put("times", times);
  }

  private static RequestRefusedException refusal(String field, String message) {
    return new RequestRefusedException(ErrorResponses.fieldError(field, message));
  }
}
