package es.sml.connector.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.cli.FailureReport;
import es.sml.connector.testing.ShippedSchemas;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command lint. The environment has none of the secrets here. */
class LintCommandTest {
  private static final String UNSET =
      " in this process; set it and start the program again, or use file:PATH";
  private static final String DEALERS =
      """
      accounts:
        demo:
          base-url: http://127.0.0.1:1
          username: demo
          password: env:LINT_TEST_PASSWORD
      dealers:
        norte:
          account: demo
          source: 1
          inboxes:
            - host: 127.0.0.1
              username: a
              sign-in: {provider: google, service-account: "file:account.json"}
          channels:
            wix:
              kind: wix
              secrets: [env:LINT_TEST_KEY]
            web:
              kind: form
              path-secret: file:path-secret
      """;

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void configure() throws IOException {
    Files.createDirectories(directory.resolve("formats"));
    ShippedVocabulary.linkInto(directory);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        directory.resolve("formats/general.yaml"));
    Files.writeString(
        directory.resolve("application.properties"),
        "ops.viewer-token = env:LINT_TEST_VIEWER\nops.operator-token = env:LINT_TEST_OPERATOR\n");
    Files.writeString(directory.resolve("dealers.yaml"), DEALERS);
  }

  @Test
  void reportsEachMissingSecretAndNothingElse() {
    assertThat(lint()).isEqualTo(2);
    assertThat(err.toString().replace(directory + "/", "").lines())
        .containsExactly(
            "lint: the configuration has errors:",
            "  application.properties:1: ops.viewer-token: the environment variable"
                + " LINT_TEST_VIEWER is not set"
                + UNSET,
            "  application.properties:2: ops.operator-token: the environment variable"
                + " LINT_TEST_OPERATOR is not set"
                + UNSET,
            "  dealers.yaml:5: accounts.demo.password: the environment variable"
                + " LINT_TEST_PASSWORD is not set"
                + UNSET,
            "  dealers.yaml:13: dealers.norte.inboxes[0].sign-in.service-account: the file"
                + " account.json cannot be read",
            "  dealers.yaml:17: dealers.norte.channels.wix.secrets[0]: the environment variable"
                + " LINT_TEST_KEY is not set"
                + UNSET,
            "  dealers.yaml:20: dealers.norte.channels.web.path-secret: the file path-secret cannot"
                + " be read");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMissingSecretIsOnlyANoteWithoutSecrets() {
    assertThat(lint("--without-secrets")).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .startsWith("not checked, because these secrets are missing:\n  ")
        .endsWith("accounts: 1, dealers: 1, formats and routes: no errors\n");
  }

  @Test
  void theFormOfAMissingSecretIsNoFault() throws IOException {
    Files.writeString(
        directory.resolve("application.properties"), "callback.allowed-hosts = crm.example\n");
    Files.writeString(
        directory.resolve("dealers.yaml"),
        DEALERS
            + "    crm: {webhook: {url: 'https://crm.example/sml', secrets: ['env:HOOK_SECRET']}}\n");
    assertThat(lint("--without-secrets")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("the environment variable HOOK_SECRET is not set");
  }

  @Test
  void aValueOfTheWrongKindHidesNoOtherFault() throws IOException {
    Files.writeString(
        directory.resolve("dealers.yaml"),
        DEALERS.replace("source: 1", "source: {a: 1}") + "    colour: red\n    groups: {b: 2}\n");
    assertThat(lint("--without-secrets")).isEqualTo(2);
    assertThat(err.toString())
        .contains("dealers.norte.source: expected a number (SML's id) or a name")
        .contains("dealers.norte.colour: unknown key")
        .contains("dealers.norte.groups.b: unknown key");
  }

  @Test
  void aMissingSecretHidesNoOtherFault() throws IOException {
    Files.writeString(
        directory.resolve("dealers.yaml"),
        DEALERS
            .replace("account: demo", "account: dmo")
            .replace("username: demo", "usrname: demo"));
    Files.writeString(
        directory.resolve("formats/a.yaml"), "name: a\nconfidence: assumed\nlabls: {}\n");
    Files.writeString(directory.resolve("formats/b.yaml"), "name: b\nconfidence: sure\n");

    assertThat(lint("--without-secrets")).isEqualTo(2);
    assertThat(err.toString())
        .contains("dealers.yaml:4: accounts.demo.usrname: unknown key; did you mean username?")
        .contains("a.yaml:3: labls: unknown key; did you mean labels?")
        .contains("b.yaml:2: confidence: must be one of confirmed, assumed");

    Files.writeString(
        directory.resolve("dealers.yaml"), DEALERS.replace("account: demo", "account: dmo"));
    err.getBuffer().setLength(0);
    assertThat(lint("--without-secrets")).isEqualTo(2);
    assertThat(err.toString())
        .contains("dealers.yaml:8: dealers.norte.account: there is no account dmo under accounts")
        .contains("a.yaml:3: labls");
  }

  @Test
  void aFaultOfOneFileHidesNoneOfAnother() throws IOException {
    Path routes = Files.createDirectories(directory.resolve("routes"));
    Files.writeString(routes.resolve("20-parse.camel.yaml"), "- route: {id: a\n");
    Files.writeString(
        directory.resolve("application.properties"),
        "sml.page-size = 50\nsml.page-size = 60\nops.port = \\u00\n");
    Files.writeString(directory.resolve("dealers.yaml"), "dealers: {norte: [\n");
    Files.writeString(directory.resolve("alerts.yaml"), "chanels: {}\n");
    Files.writeString(directory.resolve("formats/a.yaml"), "name: a\n");
    Files.createDirectories(directory.resolve("mappings"));
    Files.writeString(directory.resolve("mappings/m.jslt"), "{ \"phone\": \n");
    Path words = directory.resolve("vocabulary");
    Files.delete(words); // a link to the shipped files
    Files.createDirectories(words);
    for (File file : Path.of("config/vocabulary").toFile().listFiles()) {
      Files.copy(file.toPath(), words.resolve(file.getName()));
    }
    for (String name : List.of("cars.tsv", "portals.tsv", "fuels.tsv")) {
      Files.writeString(words.resolve(name), "a\tb\tc\td\te\tf\tg\n");
    }
    assertThat(lint("--without-secrets", "--routes", routes.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("application.properties:2: sml.page-size: is set twice")
        .contains("application.properties:3: has a \\u without four")
        .contains("dealers.yaml:")
        .contains("alerts.yaml:1: chanels")
        .contains("a.yaml: confidence: is missing")
        .contains("m.jslt")
        .contains("cars.tsv:1", "portals.tsv:1", "fuels.tsv:1")
        .contains("20-parse.camel.yaml: the file is not valid YAML");
    assertThat(err.toString().lines()).doesNotHaveDuplicates();
  }

  @Test
  void saysFaultsOfEachAreaInSpanish() throws IOException {
    Files.writeString(
        directory.resolve("application.properties"),
        """
        callback.longest-pause = 2h
        database.url = jdbc:h2:mem
        door.max-request-size = 11MB
        ops.viewer-token = file:easy
        report.time-zone = Madrid
        trace.endpoint = localhost:4318
        """);
    Files.writeString(directory.resolve("easy"), "12345678");
    Files.writeString(
        directory.resolve("dealers.yaml"),
        DEALERS.replace("service-account: \"file:account.json\"", "tenant: t")
            + """
                  crm:
                    kind: generic
                    secrets: [file:easy]
            """
            + """
                crm:
                  webhook: {url: "https://crm.example/#x", secrets: [file:easy]}
            """);
    Files.writeString(directory.resolve("formats/a.yaml"), "name: a\nconfidence: sure\n");
    Files.writeString(
        directory.resolve("formats/b.yaml"),
        "name: b\nconfidence: assumed\ntext: ['(?P<vehicel>.+)']\nwhere: text\n");
    Files.writeString(
        directory.resolve("formats/c.yaml"), "name: c\nconfidence: assumed\nlabels: {fone: [a]}\n");

    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es"));
    try {
      assertThat(lint("--without-secrets")).isEqualTo(2);
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
    assertThat(err.toString())
        .contains("callback.longest-pause: longest-pause debe ser 1h como máximo")
        .contains("database.url: url debe empezar por jdbc:postgresql: o jdbc:sqlite:")
        .contains("door.max-request-size: max-request-size debe ser 10MB como máximo")
        .contains("ops.viewer-token: viewer-token es demasiado fácil de adivinar; crea uno con")
        .contains("report.time-zone: time-zone debe ser un nombre como Europe/Madrid")
        .contains("trace.endpoint: endpoint debe empezar por http:// o https://")
        .contains("sign-in.tenant: tenant es para provider microsoft: quítalo")
        .contains("crm.secrets: secrets necesita signature.header: pon la cabecera de la firma")
        .contains("crm.webhook.url: url no debe contener un usuario ni #")
        .contains("a.yaml:2: confidence: debe ser uno de estos valores: confirmed, assumed")
        .contains("b.yaml:4: where: se espera una lista, pero hay un solo valor")
        .contains("c.yaml:3: labels.fone: campo desconocido; ¿querías decir phone?");
  }

  @Test
  void printsJsonOfTheShippedSchema() throws IOException {
    Files.writeString(
        directory.resolve("dealers.yaml"), DEALERS.replace("account: demo", "account: dmo"));
    assertThat(lint("--json", "--without-secrets")).isEqualTo(2);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(ShippedSchemas.problems("lint-report", report)).isEmpty();
    assertThat(report.path("outcome").asText()).isEqualTo("failure");
    assertThat(report.path("findings")).hasSize(7);
    assertThat(report.at("/findings/0/severity").asText()).isEqualTo("note");
    JsonNode last = report.at("/findings/6");
    assertThat(last.path("severity").asText()).isEqualTo("error");
    assertThat(last.path("line").asInt()).isEqualTo(8);
    assertThat(last.path("key").asText()).isEqualTo("dealers.norte.account");
  }

  private int lint(String... further) {
    List<String> arguments = new ArrayList<>(List.of("--config", directory.toString()));
    arguments.addAll(List.of(further));
    return new CommandLine(new LintCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new FailureReport())
        .execute(arguments.toArray(String[]::new));
  }
}
