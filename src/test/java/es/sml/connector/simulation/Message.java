package es.sml.connector.simulation;

import java.util.Map;

/**
 * A message as it lies on a queue.
 *
 * @param again whether somebody had it in hand before
 */
record Message(String queue, Map<String, Object> headers, Object body, boolean again) {
  Message(String queue, Map<String, Object> headers, Object body) {
    this(queue, headers, body, false);
  }

  Message offeredAgain() {
    return new Message(queue, headers, body, true);
  }
}
