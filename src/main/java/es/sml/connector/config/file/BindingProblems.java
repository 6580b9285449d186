package es.sml.connector.config.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.yaml.ExpectedKind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Collects all problems of a file in one run, such as unknown keys. It decides how near a key or
 * word must be for "did you mean". No reason quotes a value, which may be a secret in the wrong
 * place.
 */
public final class BindingProblems extends DeserializationProblemHandler {
  private static final int CLOSE = 3;
  private static final LocalizedText NO_HINT = LocalizedText.untranslated("");

  private final ConfigurationFile source;
  private final List<Problem> known;
  private final List<Problem> all = new ArrayList<>();

  /**
   * @param known problems of values that the file is now read without
   */
  BindingProblems(ConfigurationFile source, List<Problem> known) {
    this.source = source;
    this.known = known;
  }

  List<Problem> all() {
    return Stream.concat(all.stream(), known.stream()).toList();
  }

  void add(String key, LocalizedText reason) {
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
    add(
        key,
        LocalizedText.of(
            "binding.unknown-key",
            "unknown key{0}",
            hint(name, deserializer.getKnownPropertyNames())));
    return true;
  }

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> target, String value, String message) {
    LocalizedText hint = target.isEnum() ? constantHint(value, written(target)) : NO_HINT;
    add(
        key(context.getParser().getParsingContext()),
        LocalizedText.joined(
            "", List.of(reason(target, LocalizedText.untranslated(message)), hint)));
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
    add(
        key(parser.getParsingContext()),
        LocalizedText.of(ExpectedKind.unless(target.getRawClass(), token)));
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
    if (all().stream().noneMatch(problem -> isAtOrBelow(problem.key(), key))) {
      LocalizedText reason = LocalizedText.of(rootOf(cause));
      add(source.keyNamedBy(key, reason.toString()), reason);
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

  public static LocalizedText hint(String name, Collection<Object> known) {
    if (known == null) {
      return NO_HINT;
    }
    List<String> names = known.stream().map(String::valueOf).sorted().toList();
    return names.stream()
        .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
        .filter(candidate -> distance(candidate, name) <= Math.min(CLOSE, name.length() / 2))
        .map(
            candidate -> LocalizedText.of("binding.did-you-mean", "; did you mean {0}?", candidate))
        .orElseGet(
            () ->
                LocalizedText.of(
                    "binding.allowed", "; allowed here: {0}", String.join(", ", names)));
  }

  /** Names the constant that is close to a wrong value. It does not quote the value. */
  private static LocalizedText constantHint(String value, List<String> constants) {
    String written = value.strip().toLowerCase(Locale.ROOT);
    return constants.stream()
        .filter(constant -> isClose(constant, written))
        .min(Comparator.comparingInt(constant -> distance(constant, written)))
        .map(constant -> LocalizedText.of("binding.did-you-mean", "; did you mean {0}?", constant))
        .orElse(NO_HINT);
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

  static LocalizedText reason(Class<?> target, LocalizedText message) {
    if (target.isEnum()) {
      return LocalizedText.of(
          "binding.one-of", "expected one of {0}", String.join(", ", written(target)));
    }
    if (target == Integer.class) {
      return LocalizedText.of("binding.number", "expected a whole number");
    }
    if (target == Boolean.class) {
      return LocalizedText.of("binding.boolean", "expected true or false");
    }
    // Java's own message would quote the URL.
    return target == URI.class ? LocalizedText.of("binding.url", "expected a URL") : message;
  }

  /** Returns the constants of an enum as files write them. */
  public static List<String> written(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> written((Enum<?>) each)).toList();
  }

  /** Returns a constant as files write it: in small letters, with hyphens. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
