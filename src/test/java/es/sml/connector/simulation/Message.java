package es.sml.connector.simulation;

import java.util.Map;

/**
 * A message on a queue.
 *
 * @param again true if a process received it before
 */
record Message(String queue, Map<String, Object> headers, Object body, boolean again) {
  Message(String queue, Map<String, Object> headers, Object body) {
    this(queue, headers, body, false);
  }

  Message offeredAgain() {
    return new Message(queue, headers, body, true);
  }
}
