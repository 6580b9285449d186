package es.sml.connector.setting.yaml;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonToken;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/** Says in plain words that a value of a file is of the wrong kind. */
public final class ExpectedKind {
  private ExpectedKind() {}

  /**
   * Returns the fault of a value.
   *
   * @param expected the type of the setting
   * @param found what the file has at its key
   */
  public static InvalidSettingException unless(Class<?> expected, JsonToken found) {
    if (isText(expected) && found.isScalarValue() && found != JsonToken.VALUE_NULL) {
      return new InvalidSettingException(
          "binding.text", "expected a text; put the value in quotes");
    }
    return new InvalidSettingException(
        "binding.expected", "expected {0}, but there is {1}", kind(expected), kind(found));
  }

  private static LocalizedText kind(Class<?> expected) {
    if (Collection.class.isAssignableFrom(expected)) {
      return list();
    }
    if (expected == boolean.class || expected == Boolean.class) {
      return LocalizedText.of("binding.true-or-false", "true or false");
    }
    return isBlock(expected) ? block() : LocalizedText.of("binding.value", "a single value");
  }

  private static boolean isText(Class<?> type) {
    return !isBlock(type)
        && !Collection.class.isAssignableFrom(type)
        && !type.isPrimitive()
        && type != Boolean.class
        && !Number.class.isAssignableFrom(type);
  }

  // A record that is made of one text is written as a text.
  private static boolean isBlock(Class<?> type) {
    return Map.class.isAssignableFrom(type)
        || (type.isRecord()
            && Stream.of(type.getDeclaredMethods())
                .noneMatch(method -> method.isAnnotationPresent(JsonCreator.class)));
  }

  private static LocalizedText kind(JsonToken found) {
    return switch (found) {
      case START_ARRAY -> list();
      case START_OBJECT, FIELD_NAME -> block();
      case VALUE_NULL -> LocalizedText.of("binding.nothing", "nothing");
      default -> LocalizedText.of("binding.value", "a single value");
    };
  }

  private static LocalizedText list() {
    return LocalizedText.of("binding.list", "a list");
  }

  private static LocalizedText block() {
    return LocalizedText.of("binding.block", "a block of keys");
  }
}
