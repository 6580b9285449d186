package es.sml.connector.sandbox.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.lead.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * Reads a JSON object as a Django REST Framework serializer does, and collects errors under the
 * fields' names. A field in error reads as null; callers must not use the values before {@link
 * #refuseErrors}.
 */
public final class BodyFields {

  /** Decides whether a field may be left out or be null. */
  public enum Presence {
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
  public static BodyFields of(JsonNode body) {
    if (!body.isObject()) {
      throw new RequestRefusedException(
          ErrorResponses.fieldError(
              "non_field_errors", NO_OBJECT + BodyValues.typeName(body) + "."));
    }
    return new BodyFields(body);
  }

  /** Throws the 400 that names every error found so far. */
  public void refuseErrors() {
    if (!errors.isEmpty()) {
      throw new RequestRefusedException(SandboxResponse.json(400, Json.buffer(errors)));
    }
  }

  /** Reads a text that may not be blank if it is required. Numbers count as text. */
  public String text(String field, Presence presence, String kept) {
    String text = value(field, presence, BodyValues::text, kept);
    if (text != null && text.isEmpty() && presence == Presence.REQUIRED) {
      error(field, "Este campo no puede estar en blanco.");
    }
    return text;
  }

  /**
   * Reads a value with {@link BodyValues}; null if it is null or in error.
   *
   * @param kept the value for a field that is left out, null for none
   */
  <T> T value(String field, Presence presence, BodyValues.Reading<T> reading, T kept) {
    if (kept != null && !object.has(field)) {
      return kept;
    }
    JsonNode node = present(field, presence);
    if (node == null) {
      return null;
    }
    try {
      return reading.read(node);
    } catch (BodyValues.InvalidValueException e) {
      error(field, e.getMessage());
      return null;
    }
  }

  boolean flag(String field, boolean kept) {
    Boolean value = value(field, Presence.OPTIONAL, BodyValues::flag, kept);
    return value != null && value;
  }

  /** Reads an id and returns its row. */
  public <T> T reference(String field, Presence presence, LongFunction<T> rows, T kept) {
    return value(field, presence, node -> BodyValues.reference(node, rows), kept);
  }

  /**
   * Reads a nested block. Its errors are nested under the field's name.
   *
   * @param stored the stored block, which an {@code id} in the body updates, or null
   * @param none the initial data of a new block
   * @param reading reads the block's fields over the initial data
   */
  <T> Block<T> block(
      String field,
      Presence presence,
      Block<T> stored,
      T none,
      BiFunction<BodyFields, T, T> reading) {
    if (stored != null && !object.has(field)) {
      return stored;
    }
    JsonNode node = present(field, presence);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      errors
          .putObject(field)
          .putArray("non_field_errors")
          .add(NO_OBJECT + BodyValues.typeName(node) + ".");
      return null;
    }
    BodyFields nested = new BodyFields(node);
    Block<T> block = nested.over(stored == null ? List.of() : List.of(stored), none, reading);
    if (!nested.errors.isEmpty()) {
      errors.set(field, nested.errors);
    }
    return block;
  }

  /** Reads a list that replaces the stored one. Its errors are a list of the same length. */
  <T> List<Block<T>> blocks(
      String field, List<Block<T>> stored, T none, BiFunction<BodyFields, T, T> reading) {
    if (!object.has(field)) {
      return stored;
    }
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
                  + BodyValues.typeName(node)
                  + "\".");
      return List.of();
    }
    List<Block<T>> unused = new ArrayList<>(stored);
    List<Block<T>> blocks = new ArrayList<>(node.size());
    ArrayNode listErrors = Json.MAPPER.createArrayNode();
    boolean failed = false;
    for (JsonNode item : node) {
      BodyFields nested = new BodyFields(item);
      if (item.isObject()) {
        Block<T> block = nested.over(unused, none, reading);
        blocks.add(block);
        unused.removeIf(used -> used.id().equals(block.id()));
      } else {
        nested.error("non_field_errors", NO_OBJECT + BodyValues.typeName(item) + ".");
      }
      listErrors.add(nested.errors);
      failed |= !nested.errors.isEmpty();
    }
    if (failed) {
      errors.set(field, listErrors);
    }
    return blocks;
  }

  /** Reads this object as a block: an update of the stored one with its id, or a new one. */
  private <T> Block<T> over(List<Block<T>> stored, T none, BiFunction<BodyFields, T, T> reading) {
    Block<T> updated = reference("id", Presence.OPTIONAL_OR_NULL, id -> withId(stored, id), null);
    return updated == null
        ? Block.fresh(reading.apply(this, none))
        : new Block<>(updated.id(), reading.apply(this, updated.details()));
  }

  private static <T> Block<T> withId(List<Block<T>> blocks, long id) {
    return blocks.stream().filter(block -> block.id() == id).findFirst().orElse(null);
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
