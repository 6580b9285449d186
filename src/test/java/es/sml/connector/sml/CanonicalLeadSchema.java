package es.sml.connector.sml;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import es.sml.connector.config.RecordTexts;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/** The schema of the connector's own form of a lead, from its record. */
final class CanonicalLeadSchema {
  private static final RecordTexts TEXTS = new RecordTexts();

  private CanonicalLeadSchema() {}

  static String text() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(
                new ObjectMapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS, Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
    builder.forFields().withDescriptionResolver(CanonicalLeadSchema::description);
    builder.forTypesInGeneral().withCustomDefinitionProvider(CanonicalLeadSchema::value);
    // The same for each component of a record, so that they keep their order.
    builder
        .forTypesInGeneral()
        .withPropertySorter(Comparator.comparing(MemberScope::isFakeContainerItemScope));
    ObjectNode generated = new SchemaGenerator(builder.build()).generateSchema(Lead.class);
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.set("$schema", generated.remove("$schema"));
    file.put("title", "Lead in the connector's own form");
    file.put(
        "description",
        "A lead as bin/sml-connector parse prints it, and as expected.json of a format's test has"
            + " it. A value that is unknown is absent; no value is null.");
    file.setAll(generated);
    return SchemaText.of(file);
  }

  private static String description(FieldScope field) {
    return field.isFakeContainerItemScope()
        ? null
        : TEXTS
            .find(field.getDeclaringType().getErasedType(), field.getDeclaredName())
            .map(StringUtils::capitalize)
            .orElse(null);
  }

  private static CustomDefinition value(ResolvedType type, SchemaGenerationContext context) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (type.getErasedType() == NameOrId.class) {
      schema.putArray("type").add("integer").add("string");
      return new CustomDefinition(schema.put("minLength", 1), true);
    }
    if (type.getErasedType() == Instant.class) {
      return new CustomDefinition(schema.put("type", "string").put("format", "date-time"), true);
    }
    if (type.isInstanceOf(Map.class)) {
      schema.put("type", "object").putObject("additionalProperties").put("type", "string");
      return new CustomDefinition(schema, true);
    }
    return null;
  }
}
