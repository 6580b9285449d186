package es.sml.connector.config.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Collects the problems of a file while it is bound. The binding goes on after a problem, so that
 * one run finds all of them. No reason quotes a value, which may be a secret in the wrong place.
 */
public final class BindingProblems extends DeserializationProblemHandler {
  private static final int CLOSE = 3;

  private final ConfigurationFile source;
  private final List<Problem> all = new ArrayList<>();

  BindingProblems(ConfigurationFile source) {
    this.source = source;
  }

  List<Problem> all() {
    return all;
  }

  void add(String key, String reason) {
    all.add(source.problem(key, reason));
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object target,
      String name)
      throws IOException {
    String key = key(parser.getParsingContext());
    parser.skipChildren();
    add(key, "unknown key" + hint(name, deserializer.getKnownPropertyNames()));
    return true;
  }

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> target, String value, String message) {
    String hint = target.isEnum() ? constantHint(value, written(target)) : "";
    add(key(context.getParser().getParsingContext()), reason(target, message) + hint);
    return null;
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType target,
      JsonToken token,
      JsonParser parser,
      String message)
      throws IOException {
    parser.skipChildren();
    add(key(parser.getParsingContext()), "expected " + describe(target.getRawClass()));
    return null;
  }

  @Override
  public Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      ValueInstantiator instantiator,
      JsonParser parser,
      String message)
      throws IOException {
    return handleUnexpectedToken(
        context, context.constructType(type), parser.currentToken(), parser, message);
  }

  @Override
  public Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, Object argument, Throwable cause) {
    JsonParser parser = context.getParser();
    // The parser is past the block, or at its next key if all keys of the type were read.
    boolean within = parser.currentToken() == JsonToken.FIELD_NAME;
    JsonStreamContext at = parser.getParsingContext();
    String key = key(within ? at.getParent() : at);
    // A problem below is the cause of this one. Jackson also reports the same block twice.
    if (all.stream().noneMatch(problem -> isAtOrBelow(problem.key(), key))) {
      String reason = String.valueOf(rootOf(cause).getMessage());
      add(source.keyNamedBy(key, reason), reason);
    }
    return null;
  }

  private static Throwable rootOf(Throwable failure) {
    return failure.getCause() == null ? failure : rootOf(failure.getCause());
  }

  private static boolean isAtOrBelow(String key, String parent) {
    return parent.isEmpty()
        || key.equals(parent)
        || key.startsWith(parent + ".")
        || key.startsWith(parent + "[");
  }

  public static String hint(String name, Collection<Object> known) {
    if (known == null) {
      return "";
    }
    List<String> names = known.stream().map(String::valueOf).sorted().toList();
    return names.stream()
        .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
        .filter(candidate -> distance(candidate, name) <= CLOSE)
        .map(candidate -> "; did you mean " + candidate + "?")
        .orElse("; allowed here: " + String.join(", ", names));
  }

  /** Names the constant that is close to a wrong value. It does not quote the value. */
  private static String constantHint(String value, List<String> constants) {
    String written = value.strip().toLowerCase(Locale.ROOT);
    return constants.stream()
        .filter(constant -> isClose(constant, written))
        .min(Comparator.comparingInt(constant -> distance(constant, written)))
        .map(constant -> "; did you mean " + constant + "?")
        .orElse("");
  }

  private static boolean isClose(String constant, String written) {
    boolean shortened = written.length() > 1 && constant.startsWith(written);
    return shortened || distance(constant, written) <= constant.length() / CLOSE;
  }

  private static int distance(String candidate, String name) {
    // A key that only lacks its first or last words is as close as one with a typing error.
    boolean shortened = candidate.startsWith(name + "-") || candidate.endsWith("-" + name);
    return shortened ? 1 : LevenshteinDistance.getDefaultInstance().apply(candidate, name);
  }

  static String reason(Class<?> target, String message) {
    if (target.isEnum()) {
      return "expected one of " + String.join(", ", written(target));
    }
    if (target == Integer.class) {
      return "expected a whole number";
    }
    if (target == Boolean.class) {
      return "expected true or false";
    }
    // Java's own message would quote the URL.
    return target == URI.class ? "expected a URL" : message;
  }

  /** Returns the constants of an enum as files write them. */
  public static List<String> written(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> written((Enum<?>) each)).toList();
  }

  /** Returns a constant as files write it: in small letters, with hyphens. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String describe(Class<?> target) {
    if (Collection.class.isAssignableFrom(target)) {
      return "a list";
    }
    return target.isRecord() || Map.class.isAssignableFrom(target)
        ? "a block of keys"
        : "a single value";
  }

  private static String key(JsonStreamContext context) {
    StringBuilder key = new StringBuilder();
    for (JsonStreamContext at = context; at != null; at = at.getParent()) {
      if (at.inArray()) {
        key.insert(0, "[" + at.getCurrentIndex() + "]" + separator(key));
      } else if (at.hasCurrentName()) {
        key.insert(0, at.getCurrentName() + separator(key));
      }
    }
    return key.toString();
  }

  private static String separator(StringBuilder below) {
    return below.isEmpty() || below.charAt(0) == '[' ? "" : ".";
  }
}
