package es.sml.connector.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * SML's response to one request.
 *
 * @param body the whole body, or the beginning of a long one
 * @param more the rest of a long body, created piece by piece during sending; read once
 */
public record SandboxResponse(
    int status, Map<String, String> headers, Buffer body, Iterator<Buffer> more) {

  static SandboxResponse of(int status, String contentType, Buffer body) {
    return new SandboxResponse(
        status, Map.of("Content-Type", contentType), body, Collections.emptyIterator());
  }

  public static SandboxResponse json(int status, Json.Writing body) {
    return of(status, "application/json", Json.buffer(body));
  }

  public static SandboxResponse json(int status, JsonNode body) {
    return of(status, "application/json", Json.buffer(body));
  }

  public static SandboxResponse empty(int status) {
    return new SandboxResponse(status, Map.of(), Buffer.buffer(), Collections.emptyIterator());
  }

  public SandboxResponse withHeader(String name, String value) {
    Map<String, String> extended = new TreeMap<>(headers);
    extended.put(name, value);
    return new SandboxResponse(status, extended, body, more);
  }

  /** Sends it to a caller whom no fault concerns. */
  public void sendTo(HttpServerResponse response) {
    response.setStatusCode(status);
    headers.forEach(response::putHeader);
    response.end(body);
  }

  public boolean successful() {
    return status >= 200 && status < 300;
  }
}
