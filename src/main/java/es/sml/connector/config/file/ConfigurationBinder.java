package es.sml.connector.config.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Durations;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns a configuration file into a typed object and collects every problem. */
public record ConfigurationBinder(SecretReader secrets) {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Binds the whole file and adds a problem for each unknown key and each wrong value.
   *
   * @return the object, or null when there was a problem
   */
  public <T> T bind(ConfigurationFile source, Class<T> type, List<Problem> problems) {
    BindingProblems found = new BindingProblems(source, List.of());
    findEmptyItems("", source.tree(), found);
    if (!found.all().isEmpty()) {
      problems.addAll(found.all());
      return null;
    }
    return bind(source, source.tree().deepCopy(), type, List.of(), problems);
  }

  private <T> T bind(
      ConfigurationFile source,
      JsonNode tree,
      Class<T> type,
      List<Problem> known,
      List<Problem> problems) {
    BindingProblems found = new BindingProblems(source, known);
    try {
      T bound = mapper().addHandler(found).build().readerFor(type).readValue(tree.traverse(JSON));
      problems.addAll(found.all());
      return found.all().isEmpty() ? bound : null;
    } catch (JsonMappingException e) {
      // The handler has no hook for this mismatch. Jackson's message may quote the value.
      Problem mismatch = source.problem(key(e), reason(e));
      if (remove(tree, e.getPath())) {
        List<Problem> more = new ArrayList<>(known);
        more.add(mismatch);
        return bind(source, tree, type, more, problems);
      }
      problems.addAll(found.all());
      problems.add(mismatch);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("the tree cannot be read", e);
    }
  }

  /** Removes the value of a key, and returns whether it was there. */
  private static boolean remove(JsonNode tree, List<JsonMappingException.Reference> path) {
    JsonNode parent = tree;
    for (JsonMappingException.Reference step : path.subList(0, Math.max(0, path.size() - 1))) {
      parent =
          step.getFieldName() == null
              ? parent.path(step.getIndex())
              : parent.path(step.getFieldName());
    }
    return !path.isEmpty()
        && parent instanceof ObjectNode block
        && block.remove(path.get(path.size() - 1).getFieldName()) != null;
  }

  private static void findEmptyItems(String key, JsonNode node, BindingProblems found) {
    node.properties()
        .forEach(
            entry ->
                findEmptyItems(
                    key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(),
                    entry.getValue(),
                    found));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      String item = key + "[" + i + "]";
      if (node.get(i).isNull()) {
        found.add(item, LocalizedText.of("binding.empty", "is empty"));
      } else {
        findEmptyItems(item, node.get(i), found);
      }
    }
  }

  private static LocalizedText reason(JsonMappingException mismatch) {
    if (mismatch instanceof InvalidFormatException wrong) {
      return BindingProblems.reason(
          wrong.getTargetType(),
          LocalizedText.of("binding.wrong-kind", "the value is of the wrong kind"));
    }
    return mismatch.getCause() instanceof IllegalArgumentException ours
        ? LocalizedText.of(ours)
        : LocalizedText.of("binding.wrong-kind", "the value is of the wrong kind");
  }

  private static String key(JsonMappingException mismatch) {
    StringBuilder key = new StringBuilder();
    for (JsonMappingException.Reference step : mismatch.getPath()) {
      if (step.getFieldName() == null) {
        key.append('[').append(step.getIndex()).append(']');
      } else {
        key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return key.toString();
  }

  /** Returns a mapper that knows the names of the keys, and reads no value. */
  public static JsonMapper names() {
    return naming().build();
  }

  /** Returns whether the value of this type is a block of keys; false for one that is a text. */
  public static boolean isBlock(Class<?> type) {
    return type.isRecord()
        && type != ByteSize.class
        && Stream.of(type.getDeclaredMethods())
            .noneMatch(method -> method.isAnnotationPresent(JsonCreator.class));
  }

  private static JsonMapper.Builder naming() {
    return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
  }

  private JsonMapper.Builder mapper() {
    SimpleModule values = new SimpleModule();
    values.addDeserializer(Duration.class, text(Duration.class, Durations::parse));
    values.addDeserializer(ByteSize.class, text(ByteSize.class, ByteSize::parse));
    values.addDeserializer(Secret.class, text(Secret.class, secrets::read));
    return naming()
        .addModule(values)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
  }

  private static <T> JsonDeserializer<T> text(Class<T> type, Function<String, T> read) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String written = parser.currentToken().isScalarValue() ? parser.getValueAsString("") : "";
        parser.skipChildren();
        try {
          return read.apply(written);
        } catch (IllegalArgumentException e) {
          // The value is not quoted: it may be a secret in the wrong place.
          return type.cast(context.handleInstantiationProblem(type, "", e));
        }
      }
    };
  }
}
