package es.sml.connector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the schema of an object with the record whose JSON it describes. */
public final class RecordShape {
  private RecordShape() {}

  /**
   * Fails unless the schema has the record's fields: each that is never absent is required, and
   * null is allowed only for a field that is never absent.
   */
  public static void check(JsonNode schema, Class<? extends Record> record) {
    List<RecordComponent> fields = fields(record);
    Set<String> required = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (RecordComponent field : fields) {
      names.add(field.getName());
      if (!mayBeAbsent(field)) {
        required.add(field.getName());
      }
      Set<String> types = types(schema.path("properties").path(field.getName()));
      boolean nullable = types.remove("null");
      assertThat(types)
          .as("type of %s in %s", field.getName(), record)
          .isSubsetOf(type(field.getType()));
      assertThat(nullable && (mayBeAbsent(field) || field.getType().isPrimitive()))
          .as("%s of %s is absent instead of null", field.getName(), record)
          .isFalse();
    }
    assertThat(strings(schema.path("properties").fieldNames())).as("%s", record).isEqualTo(names);
    assertThat(texts(schema.path("required"))).as("%s", record).isEqualTo(required);
  }

  private static List<RecordComponent> fields(Class<?> record) {
    List<RecordComponent> fields = new ArrayList<>();
    for (RecordComponent field : record.getRecordComponents()) {
      // Jackson's annotations are on the accessor, too.
      if (field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        fields.addAll(fields(field.getType()));
      } else if (!field.getAccessor().isAnnotationPresent(JsonAnySetter.class)) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static boolean mayBeAbsent(RecordComponent field) {
    JsonInclude include = field.getAccessor().getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  private static Set<String> type(Class<?> type) {
    if (type == String.class) {
      return Set.of("string");
    }
    if (type == long.class || type == Long.class || type == Integer.class) {
      return Set.of("integer");
    }
    return Set.of("object");
  }

  private static Set<String> types(JsonNode schema) {
    Set<String> types = texts(schema.path("type"));
    if (schema.path("type").isTextual()) {
      types.add(schema.path("type").asText());
    }
    return types;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Set<String> strings(java.util.Iterator<String> names) {
    Set<String> all = new TreeSet<>();
    names.forEachRemaining(all::add);
    return all;
  }
}
