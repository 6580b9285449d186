package es.sml.connector.runtime.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks route files by the JSON schema of Camel's YAML DSL. */
final class RouteSchema {
  private static final Set<String> CHOICES = Set.of("oneOf", "anyOf", "not");
  // One of many languages is required, and each language that is absent has an error of its own.
  private static final Pattern ALTERNATIVE = Pattern.compile(".*/(oneOf|anyOf)/[0-9]+/required");

  private RouteSchema() {}

  /** Reads the large schema at the first use, because a start does not need it. */
  private static final class Loaded {
    private static final Schema SCHEMA = load();

    private static Schema load() {
      try (InputStream in = RouteSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
        Dialect dialect =
            Dialect.builder(Dialects.getDraft4())
                .keyword(new NonValidationKeyword("deprecated"))
                .build();
        return SchemaRegistry.withDialect(dialect).getSchema(new ObjectMapper().readTree(in));
      } catch (IOException e) {
        throw new UncheckedIOException("Camel's schema cannot be read", e);
      }
    }
  }

  /** Returns the faults of a file, each with the id of its step. */
  static List<LocalizedText> faults(JsonNode file) {
    Set<LocalizedText> faults = new LinkedHashSet<>();
    List<String> places = new ArrayList<>();
    List<Error> choices = new ArrayList<>();
    for (Error error : Loaded.SCHEMA.validate(file)) {
      if (isChoice(error)) {
        choices.add(error);
      } else {
        places.add(error.getInstanceLocation().toString());
        if (!isPlaceholder(error)) {
          faults.add(LocalizedText.joined("", List.of(at(file, error), text(error))));
        }
      }
    }
    for (Error error : choices) {
      String place = error.getInstanceLocation().toString();
      if (places.stream().noneMatch(known -> (known + "/").startsWith(place + "/"))) {
        places.add(place);
        faults.add(
            LocalizedText.of(
                "route.fields",
                "{0}has fields that Camel does not allow together",
                at(file, error)));
      }
    }
    return List.copyOf(faults);
  }

  /** Returns whether another error at the same place, or below it, says more. */
  private static boolean isChoice(Error error) {
    boolean isShortForm =
        error.getKeyword().equals("type")
            && error.getInstanceNode().isObject()
            && error.getSchemaNode().asText().equals("string");
    return isShortForm
        || CHOICES.contains(error.getKeyword())
        || ALTERNATIVE.matches(error.getEvaluationPath().toString());
  }

  // Camel replaces a placeholder by a number or boolean when it reads the file.
  private static boolean isPlaceholder(Error error) {
    return error.getKeyword().equals("type") && error.getInstanceNode().asText().contains("{{");
  }

  private static LocalizedText text(Error error) {
    return switch (error.getKeyword()) {
      case "type" ->
          LocalizedText.of("route.type", "must be of the type {0}", error.getSchemaNode().asText());
      case "additionalProperties" ->
          LocalizedText.of("route.unknown-field", "has the unknown field {0}", error.getProperty());
      case "required" ->
          LocalizedText.of("route.missing-field", "needs the field {0}", error.getProperty());
      case "enum" ->
          LocalizedText.of("route.enum", "must be one of {0}", error.getSchemaNode().toString());
      default ->
          LocalizedText.of("route.schema", "is not as Camel expects it: {0}", error.getMessage());
    };
  }

  /** Returns the id of the closest step, and the path below it. */
  private static String at(JsonNode file, Error error) {
    String id = "";
    StringBuilder path = new StringBuilder();
    JsonNode node = file;
    for (String name : error.getInstanceLocation().toString().substring(1).split("/", -1)) {
      node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
      path.append(path.isEmpty() ? "" : "/").append(name);
      if (node.path("id").isTextual()) {
        id = node.path("id").asText() + ": ";
        path.setLength(0);
      }
    }
    return id + (path.isEmpty() ? "" : path + " ");
  }
}
