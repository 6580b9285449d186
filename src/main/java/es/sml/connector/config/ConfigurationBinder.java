package es.sml.connector.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Durations;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Turns a configuration file into a typed object, collecting every problem on the way. */
final class ConfigurationBinder {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CLOSE = 3;

  private final SecretReader secrets;

  ConfigurationBinder(SecretReader secrets) {
    this.secrets = secrets;
  }

  /**
   * Binds the whole file; a problem is added for each unknown key and each wrong value.
   *
   * @return the object, or null when there was a problem
   */
  <T> T bind(ConfigurationFile source, Class<T> type, List<Problem> problems) {
    Problems found = new Problems(source);
    try {
      T bound =
          mapper()
              .addHandler(found)
              .build()
              .readerFor(type)
              .readValue(source.tree().traverse(JSON));
      problems.addAll(found.all);
      return found.all.isEmpty() ? bound : null;
    } catch (IOException e) {
      // The handler saw what it could; this is a mismatch that it has no hook for.
      problems.addAll(found.all);
      if (found.all.isEmpty()) {
        String first = e.getMessage().lines().findFirst().orElse("");
        problems.add(source.problem(found.lastKey, first));
      }
      return null;
    }
  }

  private JsonMapper.Builder mapper() {
    SimpleModule values = new SimpleModule();
    values.addDeserializer(Duration.class, text(Duration.class, Durations::parse));
    values.addDeserializer(ByteSize.class, text(ByteSize.class, ByteSize::parse));
    values.addDeserializer(Secret.class, text(Secret.class, secrets::read));
    return JsonMapper.builder()
        .addModule(values)
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  private static <T> JsonDeserializer<T> text(Class<T> type, Function<String, T> read) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
          return read.apply(parser.getValueAsString(""));
        } catch (IllegalArgumentException e) {
          // Never the value: it may be a secret in the wrong place.
          return type.cast(context.handleWeirdStringValue(type, "", "%s", e.getMessage()));
        }
      }
    };
  }

  private static final class Problems extends DeserializationProblemHandler {
    private final ConfigurationFile source;
    private final List<Problem> all = new ArrayList<>();
    private String lastKey = "";

    private Problems(ConfigurationFile source) {
      this.source = source;
    }

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object target,
        String name)
        throws IOException {
      Collection<Object> known = deserializer.getKnownPropertyNames();
      String closest =
          known == null
              ? null
              : known.stream()
                  .map(String::valueOf)
                  .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
                  .filter(candidate -> distance(candidate, name) <= CLOSE)
                  .orElse(null);
      add(
          key(parser),
          "unknown key"
              + (closest != null
                  ? "; did you mean " + closest + "?"
                  : known == null ? "" : "; known here: " + String.join(", ", names(known))));
      parser.skipChildren();
      return true;
    }

    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> target, String value, String message) {
      add(key(context.getParser()), reason(target, message));
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
      add(key(parser), "expected " + describe(target.getRawClass()));
      parser.skipChildren();
      return null;
    }

    @Override
    public Object handleInstantiationProblem(
        DeserializationContext context, Class<?> type, Object argument, Throwable cause) {
      String key = key(context.getParser());
      boolean below = all.stream().anyMatch(problem -> isBelow(problem.key(), key));
      if (!below) {
        add(key, String.valueOf(cause.getMessage()));
      }
      return null;
    }

    private void add(String key, String reason) {
      lastKey = key;
      all.add(source.problem(key, reason));
    }

    private static boolean isBelow(String key, String parent) {
      return parent.isEmpty() || key.startsWith(parent + ".") || key.startsWith(parent + "[");
    }

    private static List<String> names(Collection<Object> known) {
      return known.stream().map(String::valueOf).sorted().toList();
    }

    private static int distance(String one, String other) {
      return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }

    private static String reason(Class<?> target, String message) {
      if (target.isEnum()) {
        return "expected one of " + List.of(target.getEnumConstants());
      }
      if (target == int.class || target == Integer.class) {
        return "expected a whole number";
      }
      return message;
    }

    private static String describe(Class<?> target) {
      if (Collection.class.isAssignableFrom(target)) {
        return "a list";
      }
      return target.isRecord() || java.util.Map.class.isAssignableFrom(target)
          ? "a block of keys"
          : "a single value";
    }

    private static String key(JsonParser parser) {
      StringBuilder key = new StringBuilder();
      for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
        if (at.inArray()) {
          key.insert(0, "[" + at.getCurrentIndex() + "]");
        } else if (at.hasCurrentName()) {
          String name = at.getCurrentName();
          boolean dot = key.length() > 0 && key.charAt(0) != '[';
          key.insert(0, dot ? name + "." : name);
        }
      }
      return key.toString();
    }
  }
}
