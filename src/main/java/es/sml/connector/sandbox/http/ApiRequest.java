package es.sml.connector.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request, detached from its connection, so that it can run after the connection is closed.
 *
 * @param url scheme, host and path as the caller wrote them, without the query
 * @param pathId the id in the path, empty if the path has none
 * @param query the first value of each query parameter, decoded
 * @param contentType empty if the header is missing
 * @param authorization empty if the header is missing
 * @param body never null
 * @param at the time of its execution
 */
public record ApiRequest(
    String url,
    String pathId,
    Map<String, String> query,
    String contentType,
    String authorization,
    Buffer body,
    Instant at) {

  /** Returns the same request with a later time of execution. */
  public ApiRequest at(Instant later) {
    return new ApiRequest(url, pathId, query, contentType, authorization, body, later);
  }

  /** Returns the same request for all pages in one. */
  public ApiRequest whole() {
    Map<String, String> whole = new TreeMap<>(query);
    whole.remove("page");
    whole.put("page_size", "all");
    return new ApiRequest(url, pathId, whole, contentType, authorization, body, at);
  }

  /** Returns the id in the path, or 0, which no item has, if it is not a number. */
  public long numberInPath() {
    try {
      return Long.parseLong(pathId);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Returns the parameter's value, empty if it is missing. Django's filters treat both alike. */
  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  /**
   * Returns the body's JSON. Refuses another media type (415) and a body that is not JSON (400).
   */
  public JsonNode json() {
    if (body.length() == 0) {
      return Json.object();
    }
    String mediaType = contentType.split(";", 2)[0].strip();
    if (!mediaType.toLowerCase(Locale.ROOT).equals("application/json")) {
      throw new RequestRefusedException(
          ErrorResponses.detail(
              415, "Tipo de medio \"" + contentType + "\" no soportado en la solicitud."));
    }
    return Json.parse(body);
  }
}
