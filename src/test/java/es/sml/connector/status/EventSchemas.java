package es.sml.connector.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Path;

/** Holds events to the schemas that ship. */
final class EventSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCHEMAS = Path.of("src/main/schemas");

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          Dialects.getDraft202012(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  void check(String body) throws IOException {
    JsonNode event = JSON.readTree(body);
    Path schema = SCHEMAS.resolve(event.path("type").asText() + ".schema.json");
    assertThat(registry.getSchema(JSON.readTree(schema.toFile())).validate(event))
        .as(body)
        .isEmpty();
  }
}
