package es.sml.connector.sandbox.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.reference.ReferenceRow;
import es.sml.connector.sandbox.store.Item;
import es.sml.connector.sandbox.store.ItemLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a JSON object as a Django REST Framework serializer does, and collects errors under the
 * fields' names.
 */
public final class BodyShape {
  private final ItemLayout layout;
  private final List<Field> fields;

  BodyShape(ItemLayout layout, Field... fields) {
    this.layout = layout;
    this.fields = List.of(fields);
  }

  /** Returns a shape with this shape's fields and more. */
  BodyShape with(ItemLayout longer, Field... more) {
    return new BodyShape(
        longer, Stream.concat(fields.stream(), Stream.of(more)).toArray(Field[]::new));
  }

  /** Reads a new object. Refuses an invalid body with a 400 that names every error. */
  public Item read(JsonNode body) {
    return read(body, layout.blank());
  }

  /**
   * Reads a change. Omitted values stay, a block with its id is updated, and a block without an id
   * replaces the present one.
   */
  public Item read(JsonNode body, Item stored) {
    try {
      return over(stored, body, Json.object());
    } catch (InvalidValueException e) {
      throw new RequestRefusedException(SandboxResponse.json(400, e.errors()));
    }
  }

  private Item over(Item stored, JsonNode body, ObjectNode errors) throws InvalidValueException {
    if (!body.isObject()) {
      throw noField(
          "Datos inválidos. Se esperaba un diccionario pero es un "
              + BodyValues.typeName(body)
              + ".");
    }
    Item read = stored;
    for (Field field : fields) {
      Object value = null;
      try {
        value = field.read(body, read);
      } catch (InvalidValueException e) {
        errors.set(field.name(), e.errors());
      }
      read = with(read, field.name(), value);
    }
    if (!errors.isEmpty()) {
      throw new InvalidValueException(errors);
    }
    return read;
  }

  /** Stores a row of reference data as its id and, in the next field, in full. */
  private static Item with(Item item, String field, Object value) {
    if (value instanceof ReferenceRow row) {
      return item.with(field, row.id()).with(field + "_data", row);
    }
    return value == null && item.has(field + "_data")
        ? item.with(field, null).with(field + "_data", null)
        : item.with(field, value);
  }

  /** Reads a nested block. Its errors are nested under the field's name. */
  Object block(JsonNode given, Object kept) throws InvalidValueException {
    return nested(given, kept == null ? new ArrayList<>() : new ArrayList<>(List.of((Item) kept)));
  }

  /** Reads a list that replaces the stored one. Its errors are a list of the same length. */
  Object list(JsonNode given, Object kept) throws InvalidValueException {
    if (!given.isArray()) {
      throw noField(
          "Se esperaba una lista de elementos en vez del tipo \""
              + BodyValues.typeName(given)
              + "\".");
    }
    List<Item> unused = new ArrayList<>();
    if (kept instanceof List<?> items) {
      items.forEach(item -> unused.add((Item) item));
    }
    List<Item> read = new ArrayList<>(given.size());
    ArrayNode errors = Json.MAPPER.createArrayNode();
    for (JsonNode item : given) {
      try {
        read.add(nested(item, unused));
        errors.addObject();
      } catch (InvalidValueException e) {
        errors.add(e.errors());
      }
    }
    if (read.size() < given.size()) {
      throw new InvalidValueException(errors);
    }
    return List.copyOf(read);
  }

  /** Reads an update of the stored item with the block's id, or a new one. */
  private Item nested(JsonNode block, List<Item> stored) throws InvalidValueException {
    ObjectNode errors = Json.object();
    Item updated = layout.blank();
    if (block.hasNonNull("id")) {
      try {
        updated = BodyValues.reference(block.get("id"), id -> withId(stored, id));
      } catch (InvalidValueException e) {
        errors.set("id", e.errors());
      }
    }
    Item read = over(updated, block, errors);
    stored.remove(updated);
    return read;
  }

  private static Item withId(List<Item> items, long id) {
    return items.stream().filter(item -> item.id() == id).findFirst().orElse(null);
  }

  private static InvalidValueException noField(String message) {
    ObjectNode errors = Json.object();
    errors.putArray("non_field_errors").add(message);
    return new InvalidValueException(errors);
  }
}
