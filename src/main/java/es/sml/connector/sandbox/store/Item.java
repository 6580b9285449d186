package es.sml.connector.sandbox.store;

import com.fasterxml.jackson.core.JsonGenerator;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * An immutable stored object, such as a lead or a note. A value is null, a text, a number, true or
 * false, a time, a row of reference data, an item or a list of items. An array holds them, because
 * maps would need several times its memory.
 */
public final class Item implements Json.Writing {
  private final ItemLayout layout;
  private final Object[] values;

  Item(ItemLayout layout, Object[] values) {
    this.layout = layout;
    this.values = values;
  }

  /** Returns the value, null for none. */
  public Object get(String field) {
    return values[layout.position(field)];
  }

  public boolean has(String field) {
    return layout.has(field);
  }

  public long id() {
    return ((Number) get("id")).longValue();
  }

  public String text(String field) {
    return (String) get(field);
  }

  public int number(String field) {
    return ((Number) get(field)).intValue();
  }

  public boolean flag(String field) {
    return Boolean.TRUE.equals(get(field));
  }

  public Item item(String field) {
    return (Item) get(field);
  }

  @SuppressWarnings("unchecked")
  public List<Item> items(String field) {
    return (List<Item>) get(field);
  }

  /** Returns a copy with another value, null for none. */
  public Item with(String field, Object value) {
    Object[] changed = values.clone();
    changed[layout.position(field)] = value;
    return new Item(layout, changed);
  }

  /** Returns a copy with the fields of another layout. */
  public Item in(ItemLayout other) {
    Object[] shown = new Object[other.fields().size()];
    forEach(
        (field, value) -> {
          if (other.has(field)) {
            shown[other.position(field)] = value;
          }
        });
    return new Item(other, shown);
  }

  public void forEach(BiConsumer<String, Object> action) {
    for (int i = 0; i < values.length; i++) {
      action.accept(layout.fields().get(i), values[i]);
    }
  }

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < values.length; i++) {
      json.writeFieldName(layout.fields().get(i));
      write(json, values[i]);
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Json.Writing writing) {
      writing.writeTo(json);
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Instant at) {
      json.writeString(Timestamps.write(at));
    } else {
      json.writeString((String) value);
    }
  }
}
