package es.sml.connector.sandbox.body;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.store.Item;

/**
 * One field of a body. Decides whether it may be left out or be null.
 *
 * @param reading returns the value to store
 * @param standard the value of a new object whose body leaves the field out, null for none
 */
record Field(String name, Presence presence, Reading reading, Object standard) {
  /** Decides whether a field may be left out or be null. */
  enum Presence {
    REQUIRED,
    OPTIONAL,
    OPTIONAL_OR_NULL,
    /** Required in a task of the type appraisal, else optional or null. */
    BY_TYPE
  }

  /** Reads a value that is not null. */
  interface Reading {
    /** Returns the value to store. The kept one is null for a new object. */
    Object read(JsonNode given, Object kept) throws InvalidValueException;
  }

  /**
   * Returns the field's value, null for none.
   *
   * @param object what is stored, with the fields that were read before this one
   */
  Object read(JsonNode body, Item object) throws InvalidValueException {
    JsonNode given = body.get(name);
    Object kept = object.get(name);
    boolean required =
        presence == Presence.REQUIRED
            || (presence == Presence.BY_TYPE && Bodies.APPRAISAL.equals(object.get("type")));
    if (given == null) {
      if (kept == null && required) {
        throw new InvalidValueException("Este campo es requerido.");
      }
      return kept == null ? standard : kept;
    }
    if (given.isNull()) {
      if (required || presence == Presence.OPTIONAL) {
        throw new InvalidValueException("Este campo no puede ser nulo.");
      }
      return null;
    }
    return reading.read(given, kept);
  }
}
