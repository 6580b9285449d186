package es.sml.connector.door.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.language.LocalizedText;
import java.util.HashMap;
import java.util.Map;

/**
 * The response to a request.
 *
 * @param headers in addition to Content-Type
 * @param reason the reason of a refusal, for operators; null if the request is not refused
 */
public record DoorResponse(
    int status,
    String contentType,
    String body,
    Map<String, String> headers,
    LocalizedText reason) {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  /** Returns a short JSON response with the status 200. */
  public static DoorResponse json(String body) {
    return new DoorResponse(200, JSON, body, Map.of(), null);
  }

  /** Returns a response without a body. */
  public static DoorResponse empty(int status, Map<String, String> headers) {
    return new DoorResponse(status, null, "", headers, null);
  }

  /** Returns a text with the status 200. */
  public static DoorResponse text(String body) {
    return new DoorResponse(200, "text/plain; charset=utf-8", body, Map.of(), null);
  }

  /** Returns a refusal as RFC 9457 describes it; the title has no data of the request. */
  public static DoorResponse problem(int status, LocalizedText title) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", title.toString())
            .put("status", status)
            .toString();
    return new DoorResponse(status, PROBLEM, body, Map.of(), title);
  }

  /** Returns this response with the reason that the sender does not see. */
  public DoorResponse because(LocalizedText hidden) {
    return new DoorResponse(status, contentType, body, headers, hidden);
  }

  public DoorResponse with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new DoorResponse(status, contentType, body, Map.copyOf(all), reason);
  }
}
