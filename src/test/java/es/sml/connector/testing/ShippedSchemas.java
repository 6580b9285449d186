package es.sml.connector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks JSON against the schemas that the package ships. */
public final class ShippedSchemas {
  public static final Path FOLDER = Path.of("src/main/schemas");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          Dialects.getDraft202012(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

  private ShippedSchemas() {}

  /** Fails unless a CRM's event or reply has its schema. */
  public static void checkForCrm(String text) {
    JsonNode json = tree(text);
    assertThat(problems(schemaOf(json), json)).as(text).isEmpty();
  }

  private static String schemaOf(JsonNode json) {
    if (json.has("specversion")) {
      return json.path("type").asText();
    }
    return json.has("operation") ? "command-reply" : "lead-reply";
  }

  /**
   * Returns what is wrong with a value.
   *
   * @param schema name of its file, without the ending
   */
  public static List<String> problems(String schema, JsonNode value) {
    return READ
        .computeIfAbsent(schema, name -> REGISTRY.getSchema(read(name)))
        .validate(value)
        .stream()
        .map(String::valueOf)
        .toList();
  }

  /** Returns a schema as it ships. */
  public static JsonNode read(String schema) {
    try {
      return JSON.readTree(FOLDER.resolve(schema + ".schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
