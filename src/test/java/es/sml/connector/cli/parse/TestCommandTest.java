package es.sml.connector.cli.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.testing.ShippedSchemas;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands parse and test over files. */
class TestCommandTest {
  private static final String LEAD =
      "Nombre: Eva Sanz\nTeléfono: 600 123 321\nVehículo: Kia Niro\n";

  @TempDir Path configuration;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTheConfiguration() throws IOException {
    Files.createDirectories(configuration.resolve("formats"));
    ShippedVocabulary.linkInto(configuration);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        configuration.resolve("formats/general.yaml"));
  }

  @Test
  void theShippedCasesHold() {
    assertThat(execute("test", "--config", "config")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("ok    coches-net", "3 cases, 0 failed");
  }

  @Test
  void requiresNoMoreThanACaseStates() throws IOException {
    testCase("uno", LEAD, "{\"lead\": {\"customer\": {\"phone\": \"600123321\"}}}");
    assertThat(test()).isZero();
    assertThat(out.toString()).isEqualTo("ok    uno\n1 case, 0 failed\n");
  }

  @Test
  void printsJsonOfTheShippedSchema() throws IOException {
    testCase("uno", LEAD, "{\"lead\": {\"customer\": {\"phone\": \"600123321\"}}}");
    testCase("zwei", LEAD, "{\"lead\": {\"customer\": {\"name\": \"Eva\"}}}");
    assertThat(test("--json")).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(ShippedSchemas.problems("test-report", report)).isEmpty();
    assertThat(report.path("outcome").asText()).isEqualTo("failure");
    assertThat(report.path("failed").asInt()).isEqualTo(1);
    assertThat(report.at("/results/0/outcome").asText()).isEqualTo("success");
    assertThat(report.at("/results/1/differences/0").asText())
        .isEqualTo("lead.customer.name: expected \"Eva\", but it is \"Eva Sanz\"");
  }

  @Test
  void reportsWhereTheLeadDiffers() throws IOException {
    testCase(
        "uno",
        LEAD,
        "{\"outcome\": \"lead\", \"lead\": {\"customer\": {\"name\": \"Eva\", \"email\": \"e@x.example\"}, \"notes\": [\"no\"]}}");
    assertThat(test()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "FAIL  uno",
            "lead.customer.name: expected \"Eva\", but it is \"Eva Sanz\"",
            "lead.customer.email: expected \"e@x.example\", but it is missing",
            "lead.notes: expected [\"no\"], but it is missing",
            "1 case, 1 failed");
  }

  @Test
  void allowsNothingElseWhereACaseIsExact() throws IOException {
    testCase(
        "uno",
        LEAD,
        "{\"match\": \"exact\", \"outcome\": \"lead\", \"format\": \"correo-etiquetado\","
            + " \"lead\": {\"customer\": {\"name\": \"Eva Sanz\", \"phone\": \"600123321\"}, \"vehicle\": {}}}");
    assertThat(test()).isEqualTo(1);
    assertThat(out.toString())
        .contains("lead.vehicle.brandModel: is \"Kia Niro\", which is not expected")
        .contains("lead.tasks: is ")
        .doesNotContain("customer");
  }

  @Test
  void countsTheLinesOfAMessageOfSeveral() throws IOException {
    testCase("uno", "Nombre: Eva\nTeléfono: 600123321\n", "{}\n{\"outcome\": \"lead\"}");
    assertThat(test()).isEqualTo(1);
    assertThat(out.toString())
        .contains("line 2, expected {\"outcome\":\"lead\"}, but it is missing");
  }

  @Test
  void refusesAFolderThatIsNoCase() throws IOException {
    testCase("uno", LEAD, "{\n  \"outcome\": lead\n}");
    assertThat(test()).isEqualTo(2);
    assertThat(err.toString()).contains("expected.json:2: not valid JSON");
    assertThat(execute("test", "--config", configuration.toString(), "dos")).isEqualTo(2);
  }

  @Test
  void readsEveryFileInOrderWhateverIsInIt() throws IOException {
    Path folder = Files.createDirectories(configuration.resolve("mensajes"));
    Files.writeString(folder.resolve("a.txt"), LEAD);
    Files.write(folder.resolve("b.bin"), new byte[] {0, 1, 2});
    Files.writeString(folder.resolve("c.json"), "{");
    assertThat(execute("parse", "--config", configuration.toString(), folder.toString())).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("\"outcome\":"))
        .satisfiesExactly(
            line -> assertThat(line).contains("a.txt", "\"sml\":{", "\"brand_model\":\"Kia Niro\""),
            line -> assertThat(line).contains("b.bin", "unreadable", "\"reason\":"),
            line -> assertThat(line).contains("c.json", "unreadable", "\"reason\":"));
  }

  @Test
  void explainsWhereEachFieldStood() throws IOException {
    Path file = Files.writeString(configuration.resolve("a.txt"), LEAD);
    assertThat(execute("parse", "--explain", "--config", configuration.toString(), file.toString()))
        .isZero();
    assertThat(out.toString())
        .contains("\"recognised\":\"labels and their values\"")
        .contains("\"customer.phone\":{\"from\":\"label \\\"Teléfono\\\"\",\"confidence\":1.0}");
  }

  private void testCase(String name, String message, String expected) throws IOException {
    Path folder = Files.createDirectories(configuration.resolve("tests").resolve(name));
    Files.writeString(folder.resolve("message.txt"), message);
    Files.writeString(folder.resolve("expected.json"), expected);
  }

  private int test(String... further) {
    List<String> arguments = new ArrayList<>(List.of("test", "--config", configuration.toString()));
    arguments.addAll(List.of(further));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    return new CommandLine(new SmlConnectorCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** The two commands alone. */
  @CommandLine.Command(
      name = "sml-connector",
      subcommands = {ParseCommand.class, TestCommand.class})
  private static final class SmlConnectorCommand {}
}
