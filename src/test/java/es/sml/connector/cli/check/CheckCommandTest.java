package es.sml.connector.cli.check;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.cli.FailureReport;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.AuthorizationScheme;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.ShippedSchemas;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.WebhookReceiver;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The report of the command check about accounts with different rights and settings. */
class CheckCommandTest {
  @TempDir Path directory;
  private Path routes = Path.of("routes");
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(directory.resolve("application.properties"), "sml.page-size = 50\n");
    Files.writeString(directory.resolve("password"), "demo");
  }

  @Test
  void reportsWhatAnAccountMayDo() throws Exception {
    try (Sandbox sandbox =
        Sandbox.start(
            SandboxSettings.defaults()
                .withScheme(AuthorizationScheme.BEARER)
                .withLeads(3)
                .withReferenceSearch(false)
                .withoutRight(Set.of("list-users", "list-clients"))
                .withClockOffset(Duration.ofSeconds(90)))) {
      write(sandbox, "environment: testing");
      JsonNode report = json(0);
      assertThat(report.path("outcome").asText()).isEqualTo("success");
      JsonNode account = report.at("/accounts/0");
      assertThat(account.path("account").asText()).isEqualTo("demo");
      assertThat(account.path("environment").asText()).isEqualTo("testing");
      assertThat(account.path("login").asText()).isEqualTo("success");
      assertThat(account.path("scheme").asText()).isEqualTo("Bearer");
      assertThat(account.path("search").asText()).isEqualTo("not-found");
      assertThat(account.path("clockAheadSeconds").asLong()).isBetween(88L, 92L);
      assertThat(account.at("/entries/sources").asInt()).isPositive();
      assertThat(account.at("/entries/concessionaires").asInt()).isPositive();
      assertThat(account.at("/entries").has("users")).isFalse();
      assertThat(account.path("refused")).map(JsonNode::asText).containsExactly("users", "clients");
      assertThat(finding(report, "norte", "environment"))
          .isEqualTo(
              "note: its leads go to SML's TESTING environment (account demo); no seller of"
                  + " PRODUCTION sees them");
      assertThat(finding(report, "demo", "list-users"))
          .isEqualTo("note: refused with 403: the key user needs SML's id of a user, not a name");
      assertThat(finding(report, "demo", "rights"))
          .matches("note: may read \\d+ sources, \\d+ concessionaires; SML refuses users, clients");
      assertThat(finding(report, "demo", "clock"))
          .matches(
              "note: SML's clock is \\d+ s ahead of this machine's; the connector allows 120 s\\."
                  + " Set this machine's clock \\(NTP\\)");
      assertThat(new SandboxCaller(sandbox).stats().path("tokensAlive").asInt(-1)).isZero();
    }
  }

  @Test
  void namesEachSourceUserAndConcessionaireThatSmlDoesNotList() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
      write(sandbox, "environment: testing");
      Path file = directory.resolve("dealers.yaml");
      assertThat(finding(json(0), "norte", "source")).startsWith("ok: 1 (Autos Norte - ");
      String written = Files.readString(file);
      assertThat(written).contains("source: 1\n");
      Files.writeString(
          file,
          written.replace(
              "source: 1\n",
              """
              source: 9999
                  sources:
                    - {provider: web, source: Autos Norte - coches.net}
                    - {provider: otro, source: 944000101}
                  user: Irene Sistma
                  crm: {status-queue: estados, concessionaires: [1, 77]}
              """));
      JsonNode report = json(1);
      int line = line(file, "source: 9999");
      assertThat(finding(report, "norte", "source"))
          .startsWith(
              "failure: " + file + ":" + line + ": dealers.norte.source: SML has no 9999 in this")
          .contains(", such as 1 (Autos Norte - ");
      assertThat(finding(report, "norte", "sources[0].source"))
          .startsWith("failure: ")
          .contains(
              "dealers.norte.sources[0].source: SML has no \"Autos Norte - coches.net\"",
              "or several; near to it: ");
      assertThat(finding(report, "norte", "sources[1].source"))
          .contains("SML has no 944000101 in this list");
      assertThat(finding(report, "norte", "user"))
          .contains(
              ":" + line(file, "user:") + ": dealers.norte.user: SML has no \"Irene Sistma\"",
              "near to it: 1 (");
      assertThat(finding(report, "norte", "crm.concessionaires[0]"))
          .isEqualTo("ok: 1 (Autos Norte)");
      assertThat(finding(report, "norte", "crm.concessionaires[1]"))
          .startsWith("failure: " + file + ":" + line(file, "crm:") + ": ")
          .contains("dealers.norte.crm.concessionaires[1]: SML has no 77 in this list of ");
    }
  }

  @Test
  void findsFoldersAndCrmsThatCannotBeUsed() throws Exception {
    Files.writeString(directory.resolve("file"), "");
    Files.writeString(
        directory.resolve("application.properties"),
        "callback.allowed-hosts = 127.0.0.1\ncallback.private-networks = 127.0.0.0/8\n");
    Files.writeString(directory.resolve("secret"), "whsec_" + "c2VjcmV0".repeat(4));
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
        ServerSocket crm = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String places =
          """
          drop-folder: {directory: %s}
          crm: {webhook: {url: "http://127.0.0.1:%d/", secrets: ["file:secret"]}}
          """;
      writePlaces(sandbox, places.formatted(directory.resolve("new/in"), crm.getLocalPort()));
      JsonNode fine = json(0);
      assertThat(finding(fine, "norte", "drop-folder")).startsWith("ok: the start creates");
      assertThat(finding(fine, "norte", "crm.webhook")).startsWith("ok: 127.0.0.1 accepts");
      writePlaces(sandbox, places.formatted(directory.resolve("file/in"), FreePorts.next()));
      JsonNode wrong = json(1);
      assertThat(finding(wrong, "norte", "drop-folder"))
          .startsWith("failure: ")
          .endsWith("file is a file, not a folder; correct directory in dealers.yaml");
      assertThat(finding(wrong, "norte", "crm.webhook"))
          .startsWith("failure: 127.0.0.1 cannot be reached (the connection is refused)");
    }
  }

  @Test
  void findsACrmWhoseHttpsCannotWork() throws Exception {
    Files.writeString(
        directory.resolve("application.properties"),
        "callback.allowed-hosts = 127.0.0.1\ncallback.private-networks = 127.0.0.0/8\n");
    Files.writeString(directory.resolve("secret"), "whsec_" + "c2VjcmV0".repeat(4));
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
        WebhookReceiver crm = new WebhookReceiver()) {
      writePlaces(
          sandbox,
          "queue: {}\ncrm: {webhook: {url: \"https://127.0.0.1:%d/\", secrets: [\"file:secret\"]}}"
              .formatted(crm.port()));
      assertThat(finding(json(1), "norte", "crm.webhook"))
          .startsWith("failure: 127.0.0.1 cannot be reached (the port does not speak TLS)");
    }
  }

  @Test
  void checksTheFreeSpaceForTheEmbeddedBroker() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
      write(sandbox, "environment: testing");
      assertThat(finding(json(0), "disk", "data-directory"))
          .matches("ok: \\d+ MB are free in /.*data; broker.min-free-disk is 256MB");
      Files.writeString(
          directory.resolve("application.properties"), "broker.min-free-disk = 1000000GB\n");
      assertThat(finding(json(1), "disk", "data-directory"))
          .matches(
              "failure: the disk of /.*data is too full: \\d+ MB are free, but"
                  + " broker.min-free-disk is 1000000GB; free space");
    }
  }

  private void writePlaces(Sandbox sandbox, String keys) throws IOException {
    aDealer()
        .at(sandbox.baseUrl())
        .password("file:password")
        .withAccount("environment: testing")
        .with(keys)
        .writeTo(directory);
  }

  private static int line(Path file, String text) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return 1 + lines.indexOf(lines.stream().filter(each -> each.contains(text)).findFirst().get());
  }

  @Test
  void failsIfTheConnectorCannotWork() throws Exception {
    try (Sandbox sandbox =
        Sandbox.start(
            SandboxSettings.defaults()
                .withScheme(AuthorizationScheme.JWT)
                .withoutRight(Set.of("list-leads"))
                .withClockOffset(Duration.ofMinutes(-5)))) {
      write(sandbox, "auth-scheme: jwt");
      JsonNode report = json(1);
      assertThat(finding(report, "demo", "list-leads"))
          .isEqualTo(
              "failure: refused with 403: the connector can neither reconcile leads nor sync their"
                  + " status");
      assertThat(finding(report, "demo", "clock"))
          .matches("failure: SML's clock is \\d+ s behind this machine's; .* \\(NTP\\)");
      write(sandbox, "auth-scheme: bearer");
      report = json(1);
      assertThat(finding(report, "demo", "auth-scheme"))
          .isEqualTo(
              "failure: SML does not accept the auth-scheme of dealers.yaml; set auth-scheme: auto");
      assertThat(report.at("/accounts/0/scheme").isNull()).isTrue();
    }
  }

  @Test
  void namesAccountsOfOneUserInTwoEnvironments() throws Exception {
    Files.writeString(
        directory.resolve("dealers.yaml"),
        """
        accounts:
          one: {base-url: "http://127.0.0.1:1", username: demo, password: "file:password"}
          two: {base-url: "http://127.0.0.1:1/", environment: testing, username: demo, password: "file:password"}
          three: {base-url: "http://127.0.0.1:1", environment: testing, username: otro, password: "file:password"}
        dealers:
          norte: {account: one, source: 1, queue: {}}
        """);
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString().lines())
        .filteredOn(line -> line.contains("same host"))
        .containsExactly(
            "one              environment          NOTE  it is PRODUCTION, but the account two with"
                + " the same host and user name is TESTING; correct accounts.ID.environment in"
                + " dealers.yaml");
  }

  @Test
  void reportsTheRoutesOfTheIntegrator() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
      write(sandbox, "environment: testing");
      Path dealers = directory.resolve("dealers.yaml");
      Files.writeString(
          dealers, Files.readString(dealers).replace("queue: {}", "routes: true\n    queue: {}"));
      String format = "formats/correo-etiquetado.yaml";
      Files.createDirectories(directory.resolve("formats"));
      Files.copy(Path.of("config").resolve(format), directory.resolve(format));
      ShippedVocabulary.linkInto(directory);
      routes = Files.createDirectories(directory.resolve("routes"));
      for (File route : Path.of("routes").toFile().listFiles(File::isFile)) {
        Files.copy(route.toPath(), routes.resolve(route.getName()));
      }
      Path own = Files.createDirectories(routes.resolve("ext")).resolve("own.camel.yaml");
      String text =
          """
          - route:
              id: ext-own
              routeConfigurationId: route-errors
              from: {uri: "timer:own?period=5000", steps: [{log: {message: hello}}]}
          """;
      Files.writeString(own, text);
      assertThat(finding(json(0), "ext-own", "timer:own"))
          .isEqualTo("ok: no errors in the route; its health shows the connection once it runs");
      Files.writeString(own, text.replace("timer", "nosuch"));
      assertThat(finding(json(1), "ext", ""))
          .startsWith("failure: ")
          .contains("own.camel.yaml", "there is no component nosuch");
      Locale before = Locale.getDefault(Locale.Category.DISPLAY);
      Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es"));
      try {
        assertThat(run()).isEqualTo(1);
      } finally {
        Locale.setDefault(Locale.Category.DISPLAY, before);
      }
      assertThat(out.toString()).contains("FALLA", "ruta ext-own: no existe el componente nosuch");
    }
  }

  private void write(Sandbox sandbox, String key) throws IOException {
    aDealer()
        .at(sandbox.baseUrl())
        .password("file:password")
        .withAccount(key)
        .withQueue()
        .writeTo(directory);
  }

  private JsonNode json(int exit) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run("--json")).as(out.toString()).isEqualTo(exit);
    JsonNode report = new JsonMapper().readTree(out.toString());
    assertThat(ShippedSchemas.problems("check-report", report)).isEmpty();
    return report;
  }

  private static String finding(JsonNode report, String subject, String item) {
    List<String> found = new ArrayList<>();
    for (JsonNode each : report.path("findings")) {
      if (each.path("subject").asText().equals(subject)
          && each.path("item").asText().equals(item)) {
        found.add(each.path("result").asText() + ": " + each.path("text").asText());
      }
    }
    assertThat(found).as(report.toString()).hasSize(1);
    return found.get(0);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", directory.toString(), "--routes", routes.toString()));
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out, true))
        .setExecutionExceptionHandler(new FailureReport())
        .execute(all.toArray(String[]::new));
  }
}
