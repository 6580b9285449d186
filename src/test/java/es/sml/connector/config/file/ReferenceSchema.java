package es.sml.connector.config.file;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import es.sml.connector.config.Key;
import es.sml.connector.config.KeyLevel;
import es.sml.connector.config.KeySchemas;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of a configuration file. */
public final class ReferenceSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<KeyLevel> levels;
  private final Map<Class<?>, Map<String, Key>> keys = new HashMap<>();

  private ReferenceSchema(List<KeyLevel> levels) {
    this.levels = levels;
    for (KeyLevel level : levels) {
      Map<String, Key> ofType = new HashMap<>();
      for (int i = 0; i < level.keys().size(); i++) {
        ofType.put(level.type().getRecordComponents()[i].getName(), level.keys().get(i));
      }
      keys.put(level.type(), ofType);
    }
  }

  public static String of(String title, List<KeyLevel> levels) {
    return text(title, new ReferenceSchema(levels).generated());
  }

  /** The schema of a file whose keys have dots in place of blocks, and whose values are text. */
  public static String ofFlat(String title, List<KeyLevel> levels) {
    ObjectNode nested = new ReferenceSchema(levels).generated();
    ObjectNode flat = nested.deepCopy();
    ObjectNode all = flat.putObject("properties");
    addFlat("", nested, all);
    ObjectNode patterns = flat.putObject("patternProperties");
    patterns.putObject("^camel\\.").put("type", "string");
    patterns.putObject("^ext\\.").put("type", "string");
    return text(title, flat);
  }

  private static void addFlat(String before, JsonNode block, ObjectNode all) {
    for (Map.Entry<String, JsonNode> key : block.path("properties").properties()) {
      String path = before + key.getKey();
      if (key.getValue().has("properties")) {
        addFlat(path + ".", key.getValue(), all);
      } else {
        all.set(path, KeySchemas.asText(key.getValue()));
      }
    }
  }

  private static String text(String title, ObjectNode schema) {
    ObjectNode titled = JsonNodeFactory.instance.objectNode();
    titled.set("$schema", schema.remove("$schema"));
    titled.put("title", title);
    titled.setAll(schema);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return JSON.writer(printer).writeValueAsString(titled) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode generated() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS, Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
    builder
        .forFields()
        .withPropertyNameOverrideResolver(field -> key(field).name())
        .withDescriptionResolver(
            field -> field.isFakeContainerItemScope() ? null : key(field).plainText())
        .withDefaultResolver(
            field -> field.isFakeContainerItemScope() ? null : byDefault(key(field)))
        .withRequiredCheck(field -> key(field).required());
    builder.forTypesInGeneral().withCustomDefinitionProvider(ReferenceSchema::value);
    return new SchemaGenerator(builder.build()).generateSchema(levels.get(0).type());
  }

  private Key key(FieldScope field) {
    return keys.get(field.getDeclaringType().getErasedType()).get(field.getDeclaredName());
  }

  private static Object byDefault(Key key) {
    Object value = key.byDefault();
    if (value instanceof Collection<?> all) {
      return KeyTypes.items(all);
    }
    return value == null || value instanceof Integer || value instanceof Boolean
        ? value
        : KeyTypes.written(value);
  }

  private static CustomDefinition value(ResolvedType type, SchemaGenerationContext context) {
    ObjectNode schema =
        type.isInstanceOf(Map.class)
            ? byName(type.typeParametersFor(Map.class), context)
            : KeySchemas.of(type.getErasedType());
    return schema == null ? null : new CustomDefinition(schema, true);
  }

  private static ObjectNode byName(List<ResolvedType> types, SchemaGenerationContext context) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    Class<?> names = types.get(0).getErasedType();
    if (names.isEnum()) {
      schema
          .putObject("propertyNames")
          .putArray("enum")
          .addAll(BindingProblems.written(names).stream().map(TextNode::valueOf).toList());
    } else {
      schema.putObject("propertyNames").put("pattern", "^[a-z0-9][a-z0-9-]{0,62}$");
    }
    schema.set("additionalProperties", context.createDefinition(types.get(1)));
    return schema;
  }
}
