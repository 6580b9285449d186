package es.sml.connector.sandbox;

import io.vertx.core.buffer.Buffer;
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
record Answer(int status, Map<String, String> headers, Buffer body, Iterator<Buffer> more) {

  static Answer of(int status, String contentType, Buffer body) {
    return new Answer(
        status, Map.of("Content-Type", contentType), body, Collections.emptyIterator());
  }

  static Answer json(int status, Buffer body) {
    return of(status, "application/json", body);
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), Buffer.buffer(), Collections.emptyIterator());
  }

  Answer withHeader(String name, String value) {
    Map<String, String> extended = new TreeMap<>(headers);
    extended.put(name, value);
    return new Answer(status, extended, body, more);
  }

  boolean successful() {
    return status >= 200 && status < 300;
  }
}
