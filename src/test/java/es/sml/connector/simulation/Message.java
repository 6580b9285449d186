package es.sml.connector.simulation;

import java.util.Map;

/**
 * A message on a queue.
 *
 * @param redelivered true if a process received it before
 */
record Message(String queue, Map<String, Object> headers, Object body, boolean redelivered) {
  Message(String queue, Map<String, Object> headers, Object body) {
    this(queue, headers, body, false);
  }

  Message asRedelivered() {
    return new Message(queue, headers, body, true);
  }
}
