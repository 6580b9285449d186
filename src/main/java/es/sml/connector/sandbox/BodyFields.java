package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Reads a JSON object field by field as a Django REST Framework serializer does, gathering what is
 * wrong under the fields' names. A field in error reads as null; callers must not use what they
 * read before {@link #refuseErrors}.
 */
final class BodyFields {

  /** Whether a field may be left out or be null. */
  enum Presence {
    REQUIRED,
    OPTIONAL,
    OPTIONAL_OR_NULL
  }

  private static final String NO_OBJECT = "Datos inválidos. Se esperaba un diccionario pero es un ";

  private final JsonNode object;
  private final ObjectNode errors = Json.MAPPER.createObjectNode();

  private BodyFields(JsonNode object) {
    this.object = object;
  }

  /** Refuses a body that is not an object at once. */
  static BodyFields of(JsonNode body) {
    if (!body.isObject()) {
      throw new RequestRefusedException(
          Answers.fieldError("non_field_errors", NO_OBJECT + FieldValues.typeName(body) + "."));
    }
    return new BodyFields(body);
  }

  /** Throws the 400 that names every error found so far. */
  void refuseErrors() {
    if (!errors.isEmpty()) {
      throw new RequestRefusedException(Answer.json(400, Json.buffer(errors)));
    }
  }

  /** A text that may not be blank where it is required; numbers count as text. */
  String text(String field, Presence presence) {
    String text = value(field, presence, FieldValues::text);
    if (text != null && text.isEmpty() && presence == Presence.REQUIRED) {
      error(field, "Este campo no puede estar en blanco.");
    }
    return text;
  }

  /** A value that {@link FieldValues} reads; null where it is absent, null or in error. */
  <T> T value(String field, Presence presence, FieldValues.Reading<T> reading) {
    JsonNode node = present(field, presence);
    if (node == null) {
      return null;
    }
    try {
      return reading.read(node);
    } catch (FieldValues.InvalidValueException e) {
      error(field, e.getMessage());
      return null;
    }
  }

  boolean flag(String field) {
    Boolean value = value(field, Presence.OPTIONAL, FieldValues::flag);
    return value != null && value;
  }

  /** What the id stands for. */
  <T> T reference(String field, Presence presence, SortedMap<Integer, T> rows) {
    return value(field, presence, node -> FieldValues.reference(node, rows));
  }

  /** A nested block; its errors are nested under the field's name. */
  <T> T block(String field, Presence presence, Function<BodyFields, T> reading) {
    JsonNode node = present(field, presence);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      errors
          .putObject(field)
          .putArray("non_field_errors")
          .add(NO_OBJECT + FieldValues.typeName(node) + ".");
      return null;
    }
    BodyFields nested = new BodyFields(node);
    T block = reading.apply(nested);
    if (!nested.errors.isEmpty()) {
      errors.set(field, nested.errors);
    }
    return block;
  }

  /** A list of blocks, empty where it is left out; its errors are a list of the same length. */
  <T> List<T> blocks(String field, Function<BodyFields, T> reading) {
    JsonNode node = present(field, Presence.OPTIONAL);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      errors
          .putObject(field)
          .putArray("non_field_errors")
          .add(
              "Se esperaba una lista de elementos en vez del tipo \""
                  + FieldValues.typeName(node)
                  + "\".");
      return List.of();
    }
    List<T> blocks = new ArrayList<>(node.size());
    ArrayNode listErrors = Json.MAPPER.createArrayNode();
    boolean failed = false;
    for (JsonNode item : node) {
      BodyFields nested = new BodyFields(item);
      if (item.isObject()) {
        blocks.add(reading.apply(nested));
      } else {
        nested.error("non_field_errors", NO_OBJECT + FieldValues.typeName(item) + ".");
      }
      listErrors.add(nested.errors);
      failed |= !nested.errors.isEmpty();
    }
    if (failed) {
      errors.set(field, listErrors);
    }
    return blocks;
  }

  private JsonNode present(String field, Presence presence) {
    JsonNode node = object.get(field);
    if (node == null) {
      if (presence == Presence.REQUIRED) {
        error(field, "Este campo es requerido.");
      }
      return null;
    }
    if (node.isNull()) {
      if (presence != Presence.OPTIONAL_OR_NULL) {
        error(field, "Este campo no puede ser nulo.");
      }
      return null;
    }
    return node;
  }

  private void error(String field, String message) {
    errors.putArray(field).add(message);
  }
}
