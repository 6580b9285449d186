package es.sml.connector.config.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Durations;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The types of keys, and values as they are written in a file. */
public final class KeyTypes {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Duration", "time"),
          Map.entry("ByteSize", "size"),
          Map.entry("Secret", "secret"),
          Map.entry("Path", "path"),
          Map.entry("URI", "URL"),
          Map.entry("NameOrId", "id or text"),
          Map.entry("ReadFrom", "`start`, `all` or date"),
          Map.entry("AllowedOperation", "operation"),
          Map.entry("Expression", "expression"),
          Map.entry("boolean", "`true`, `false`"),
          Map.entry("Boolean", "`true`, `false`"),
          Map.entry("Integer", "number"),
          Map.entry("Long", "number"),
          Map.entry("String", "text"));

  private KeyTypes() {}

  /** The record of the block, or of the blocks, that a key holds; null for a single value. */
  public static Class<?> block(Type type) {
    Type innermost = type;
    if (type instanceof ParameterizedType several) {
      Type[] arguments = several.getActualTypeArguments();
      innermost = arguments[arguments.length - 1];
    }
    return innermost instanceof Class<?> one
            && one.isRecord()
            && one != ByteSize.class
            && !isWrittenAsOne(one)
        ? one
        : null;
  }

  private static boolean isWrittenAsOne(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
  }

  /** Names the type for users. */
  public static String word(Type type) {
    if (type instanceof ParameterizedType several) {
      Type[] arguments = several.getActualTypeArguments();
      if (arguments.length == 2) {
        return block(type) != null ? "blocks by id" : "lists by field";
      }
      String item = word(arguments[0]);
      return "list of " + (item.startsWith("`") ? item : item + "s");
    }
    Class<?> one = (Class<?>) type;
    if (one.isEnum()) {
      return BindingProblems.written(one).stream()
          .map(each -> "`" + each + "`")
          .collect(Collectors.joining(", "));
    }
    return block(one) != null ? "block" : WORDS.get(one.getSimpleName());
  }

  /** Writes a value as a file does. */
  public static String written(Object value) {
    if (value instanceof Duration length) {
      return Durations.written(length);
    }
    if (value instanceof ByteSize size) {
      return size.written();
    }
    if (value instanceof Enum<?> word) {
      return BindingProblems.written(word);
    }
    if (value instanceof Collection<?> all) {
      return items(all).toString();
    }
    return value.toString();
  }

  /** Lists values as a file writes them; a set in the order of its type. */
  public static List<String> items(Collection<?> all) {
    return (all instanceof Set ? new TreeSet<>(all) : all).stream().map(KeyTypes::written).toList();
  }
}
