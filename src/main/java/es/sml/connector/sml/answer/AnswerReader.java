package es.sml.connector.sml.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads SML's responses field by field. A wrong value costs only itself: a lead with a wrong
 * vehicle is still found by its tags.
 */
public final class AnswerReader {
  // Jackson also accepts a number that SML writes as a text, and the reverse.
  private static final JsonMapper VALUES =
      JsonMapper.builder().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();
  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private AnswerReader() {}

  /**
   * Reads one record; a value that is not an object has no fields. Never throws for the response's
   * content.
   */
  public static <T extends Answer> T read(JsonNode response, Class<T> type) {
    return type.cast(record(response, type, JsonNode.class));
  }

  /**
   * Reads one page of a list.
   *
   * @param entries record of an entry, or JsonNode to leave it as it is
   */
  @SuppressWarnings("unchecked") // the list is made of entries alone
  public static <T> Page<T> page(JsonNode response, Class<T> entries) {
    return (Page<T>) record(response, Page.class, entries);
  }

  /** Returns the JSON names of a record's components. */
  public static Set<String> fields(Class<? extends Answer> type) {
    return SHAPES.get(type).fields().keySet();
  }

  private static Object record(JsonNode response, Class<?> type, Class<?> entries) {
    Shape shape = SHAPES.get(type);
    Object[] values = new Object[shape.fields().size() + 1];
    Map<String, JsonNode> more = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : response.properties()) {
      Field field = shape.fields().get(entry.getKey());
      Object value = field == null ? null : value(entry.getValue(), field.type(), entries);
      if (value == null) {
        more.put(entry.getKey(), entry.getValue());
      } else {
        values[field.position()] = value;
      }
    }
    values[shape.fields().size()] = Collections.unmodifiableMap(more);
    return shape.make(values);
  }

  private static Object value(JsonNode value, Type type, Class<?> entries) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (type instanceof ParameterizedType list) {
      return value.isArray() ? list(value, list.getActualTypeArguments()[0], entries) : null;
    }
    if (Answer.class.isAssignableFrom((Class<?>) type)) {
      return value.isObject() ? record(value, (Class<?>) type, entries) : null;
    }
    Object asItIs = asItIs(value, type);
    if (asItIs != null) {
      return asItIs;
    }
    try {
      return VALUES.treeToValue(value, (Class<?>) type);
    } catch (JsonProcessingException e) {
      return null; // it stays among the fields without a component
    }
  }

  // Most values of a page need no conversion, and Jackson would take ten times as long.
  private static Object asItIs(JsonNode value, Type type) {
    if (type == JsonNode.class) {
      return value;
    }
    if (type == String.class) {
      return value.textValue();
    }
    if (type == Boolean.class && value.isBoolean()) {
      return value.booleanValue();
    }
    return type == Long.class && value.isIntegralNumber() && value.canConvertToLong()
        ? (Object) value.longValue()
        : null;
  }

  private static List<?> list(JsonNode values, Type written, Class<?> entries) {
    Class<?> type = written instanceof Class<?> known ? known : entries;
    List<Object> list = new ArrayList<>(values.size());
    for (JsonNode value : values) {
      list.add(type == JsonNode.class ? value : record(value, type, entries));
    }
    return Collections.unmodifiableList(list);
  }

  private record Field(int position, Type type) {}

  /** All components of a record but the last, which is {@link Answer#more()}, by name in JSON. */
  private record Shape(Constructor<?> constructor, Map<String, Field> fields) {
    static Shape of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Map<String, Field> fields = new HashMap<>();
      for (int i = 0; i < components.length - 1; i++) {
        fields.put(
            NAMES.translate(components[i].getName()), new Field(i, components[i].getGenericType()));
      }
      try {
        return new Shape(type.getConstructor(types), fields);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a public record has its constructor", e);
      }
    }

    Object make(Object[] values) {
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record's constructor takes its components", e);
      }
    }
  }
}
