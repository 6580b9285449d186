package es.sml.connector.simulation;

import java.util.Map;

/** A message as it lies on a queue. */
record Message(String queue, Map<String, Object> headers, Object body) {}
