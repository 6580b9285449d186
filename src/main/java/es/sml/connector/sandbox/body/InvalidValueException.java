package es.sml.connector.sandbox.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Thrown for a value that its field does not accept, with the errors in SML's JSON. */
final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient JsonNode errors;

  InvalidValueException(JsonNode errors) {
    super("invalid value", null, false, false);
    this.errors = errors;
  }

  InvalidValueException(String message) {
    this(JsonNodeFactory.instance.arrayNode().add(message));
  }

  JsonNode errors() {
    return errors;
  }
}
