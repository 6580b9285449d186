package es.sml.connector.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.config.file.KeyTypes;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the keys of a file from the records that it is bound to, and the defaults from samples. */
public final class KeyReader {
  private final RecordTexts texts = new RecordTexts();
  private final List<KeyLevel> levels = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();

  private KeyReader() {}

  /** A record as it was bound to a block. */
  private record Sample(Record bound, JsonNode block) {}

  /**
   * Reads the keys of a file.
   *
   * @param bound the file's root record, with each kind of block
   * @param file the file that it was bound to, with only the keys that are required
   */
  public static List<KeyLevel> levels(Record bound, JsonNode file) {
    return levels(List.of(new Sample(bound, file)));
  }

  /** The same for a file that may be empty, so that none of its blocks is required. */
  public static List<KeyLevel> levels(Record bound, JsonNode file, Record empty) {
    return levels(
        List.of(new Sample(bound, file), new Sample(empty, JsonNodeFactory.instance.objectNode())));
  }

  private static List<KeyLevel> levels(List<Sample> files) {
    KeyReader reader = new KeyReader();
    reader.read("", files.get(0).bound().getClass(), "", files);
    return reader.levels;
  }

  private void read(String path, Class<?> type, String blockText, List<Sample> samples) {
    if (!seen.add(type)) {
      return;
    }
    List<Key> keys = new ArrayList<>();
    levels.add(new KeyLevel(path, type, blockText, keys));
    for (RecordComponent component : type.getRecordComponents()) {
      String name = written(component);
      String below = path.isEmpty() ? name : path + "." + name;
      String text = texts.of(type, component.getName());
      Class<?> block = KeyTypes.block(component.getGenericType());
      boolean required =
          !samples.isEmpty() && samples.stream().allMatch(each -> each.block().has(name));
      Object byDefault = block == null ? byDefault(component, name, samples) : null;
      keys.add(new Key(below, component.getGenericType(), text, byDefault, required));
      if (block != null) {
        boolean named = Map.class.isAssignableFrom(component.getType());
        read(named ? below + ".*" : below, block, text, inner(component, name, samples));
      }
    }
  }

  static String written(RecordComponent component) {
    JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
    return other != null && !other.value().isEmpty()
        ? other.value()
        : KebabCaseStrategy.INSTANCE.translate(component.getName());
  }

  // A default that depends on another key is none: the key's text names it.
  private static Object byDefault(RecordComponent component, String name, List<Sample> samples) {
    List<Object> values =
        samples.stream()
            .filter(each -> !each.block().has(name))
            .map(each -> value(component, each.bound()))
            .distinct()
            .toList();
    Object only = values.size() == 1 ? values.get(0) : null;
    boolean empty = "".equals(only) || (only instanceof Collection<?> all && all.isEmpty());
    return empty || only instanceof Map ? null : only;
  }

  private static List<Sample> inner(RecordComponent component, String name, List<Sample> samples) {
    List<Sample> inner = new ArrayList<>();
    for (Sample each : samples) {
      Object value = value(component, each.bound());
      JsonNode node = each.block().path(name);
      if (value instanceof Record one) {
        inner.add(new Sample(one, node));
      } else if (value instanceof List<?> all) {
        for (int i = 0; i < all.size(); i++) {
          inner.add(new Sample((Record) all.get(i), node.path(i)));
        }
      } else if (value instanceof Map<?, ?> all) {
        all.forEach((id, one) -> inner.add(new Sample((Record) one, node.path((String) id))));
      }
    }
    return inner;
  }

  private static Object value(RecordComponent component, Record owner) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record shows its components", e);
    }
  }
}
