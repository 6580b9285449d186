package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import es.sml.connector.config.file.ReferenceConfiguration;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of the configuration accept the files that ship, and refuse mistakes in them. */
class ReferenceSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CONFIG = Path.of("config");
  private static final Path SCHEMAS = Path.of("src/main/schemas");
  private static final String EDITOR_LINE = "# yaml-language-server: $schema=";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());

  static Stream<Path> yamlFiles() throws IOException {
    try (Stream<Path> formats = Files.list(CONFIG.resolve("formats"))) {
      return Stream.concat(
          Stream.of(CONFIG.resolve("dealers.yaml"), CONFIG.resolve("alerts.yaml")),
          formats.sorted().toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("yamlFiles")
  void acceptsEachYamlFileBySchemaOfItsFirstLine(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).startsWith(EDITOR_LINE);
    // As the package lies: schemas/ is beside config/.
    Path named =
        file.resolveSibling(text.lines().findFirst().orElseThrow().substring(EDITOR_LINE.length()))
            .normalize();
    assertThat(named.getParent()).isEqualTo(Path.of("schemas"));
    assertThat(Files.readString(Path.of("src/main/assembly/content.xml")).replaceAll("\\s", ""))
        .contains(
            "<directory>src/main/schemas</directory><outputDirectory>schemas</outputDirectory>",
            "<directory>config</directory><outputDirectory>config</outputDirectory>");
    assertThat(problems(named.getFileName().toString(), ReferenceConfiguration.tree(text)))
        .isEmpty();
  }

  @Test
  void acceptsTheExamplesInTheCommentsOfDealersYaml() throws IOException {
    JsonNode tree = ReferenceConfiguration.tree(inForce());
    assertThat(tree.at("/dealers/autos-ejemplo/crm/webhook/secrets")).hasSize(1);
    assertThat(tree.at("/dealers/autos-ejemplo/inboxes")).hasSize(3);
    assertThat(problems("dealers.schema.json", tree)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "consumers: 4 | consumers: many",
        "consumers: 4 | consumer: 4",
        "policy: create | policy: copy",
        "poll-interval: 5s | poll-interval: 5",
        "stable-for: 1s | stable-for: 1 second",
        "env:SML_PASSWORD | hunter2",
        "echo-own-changes: false | echo-own-changes: sometimes",
        "concessionaires: [12, 13] | concessionaires: twelve",
        "username: api@grupo-ejemplo.example | user: x",
        "autos-ejemplo: | Autos Ejemplo:",
        "initial-read: start | initial-read: yesterday",
        "[get-lead, | [get-leads,",
        "drop-folder: | drop-folders:",
      })
  void refusesAMistakeInDealersYaml(String right, String wrong) throws IOException {
    String text = inForce();
    assertThat(text).contains(right);
    assertThat(
            problems(
                "dealers.schema.json", ReferenceConfiguration.tree(text.replace(right, wrong))))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "confidence: assumed | confidence: sure",
        "confidence: assumed | trust: assumed",
        "from: | form:",
        "extends: | extend:",
        "customer-in-reply-to: true | customer-in-reply-to: maybe",
      })
  void refusesAMistakeInATemplate(String right, String wrong) throws IOException {
    String text = Files.readString(CONFIG.resolve("formats/coches-net.yaml"));
    assertThat(text).contains(right);
    assertThat(
            problems("format.schema.json", ReferenceConfiguration.tree(text.replace(right, wrong))))
        .isNotEmpty();
  }

  @Test
  void acceptsEachLineOfApplicationProperties() throws IOException {
    assertThat(application(Files.readString(CONFIG.resolve("application.properties")))).isEmpty();
    String examples =
        Files.readString(CONFIG.resolve("application.properties"))
            .replaceAll("(?m)^#(?=[a-z])", "");
    assertThat(examples).contains("\nops.port = 8077\n");
    assertThat(application(examples + "camel.main.name = x\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sml.page-sise = 100",
    "page-size = 100",
    "sml.page-size = ten",
    "sml.read-timeout = 15",
    "intake.max-message-size = 25",
    "parse.non-leads = move",
    "ops.enabled = maybe",
    "database.password = hunter2",
  })
  void refusesAMistakeInApplicationProperties(String line) throws IOException {
    assertThat(application(line)).isNotEmpty();
  }

  private List<String> application(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    properties.stringPropertyNames().forEach(key -> keys.put(key, properties.getProperty(key)));
    return problems("application.schema.json", keys);
  }

  private static String inForce() throws IOException {
    return Files.readAllLines(CONFIG.resolve("dealers.yaml")).stream()
        .map(KeyLine::inForce)
        .collect(Collectors.joining("\n"));
  }

  private List<String> problems(String schema, JsonNode file) throws IOException {
    Schema read = registry.getSchema(JSON.readTree(SCHEMAS.resolve(schema).toFile()));
    return read.validate(file).stream().map(String::valueOf).toList();
  }
}
