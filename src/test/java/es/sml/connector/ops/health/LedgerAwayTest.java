package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.cli.SmlConnector;
import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.PostgresqlServer;
import es.sml.connector.testing.server.Toxic;
import es.sml.connector.testing.server.ToxicProxy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What an operator and a monitor see while the ledger's PostgreSQL does not respond. */
class LedgerAwayTest extends OpsStationTest {
  private final StringWriter printed = new StringWriter();
  private ToxicProxy link;

  @Override
  protected String idleRoutes() {
    return "none"; // a part that does not run is not well
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withSetting("ops.port", String.valueOf(FreePorts.next()));
    DatabaseSettings ledger = PostgresqlServer.settings(directory, 4);
    URI server = URI.create(ledger.url().substring("jdbc:".length()));
    link = ToxicProxy.to(server.getPort());
    prepared.withSetting(
        "database.url",
        "jdbc:postgresql://127.0.0.1:"
            + link.port()
            + server.getPath()
            + "?user=postgres&password=postgres");
  }

  @AfterEach
  void closeLink() throws IOException {
    link.heal();
    connector.stop();
    link.close();
  }

  @Test
  void healthAndMetricsRespond() throws Exception {
    startAndCut();
    for (String what : new String[] {"health", "ready"}) {
      HttpResponse<String> response = send(what);
      assertThat(response.statusCode()).as(what + ": " + response.body()).isEqualTo(503);
      JsonNode database = OpsCalls.json(response).at("/components/database");
      assertThat(database.path("status").asText()).isEqualTo("DOWN");
      assertThat(database.path("reason").asText())
          .startsWith("the ledger's PostgreSQL at 127.0.0.1:" + link.port() + " does not respond (")
          .endsWith("); check that it runs, and database.url");
    }
    HttpResponse<String> metrics = send("metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body())
        .contains("sml_connector_component_up{component=\"database\"} 0.0", "jvm_memory_used")
        .contains("sml_connector_queue_depth{", "sml_connector_account_state{")
        .doesNotContain("sml_connector_ledger_parked_leads");
    assertThat(send("live").statusCode()).isEqualTo(200);
  }

  @Test
  void theStatusShowsTheComponentAndSaysWhatIsUnknown() throws Exception {
    startAndCut();
    JsonNode status = ops.get("status");
    assertThat(status.path("status").asText()).isEqualTo("DOWN");
    assertThat(status.path("problems").findValuesAsText("component")).contains("database");
    assertThat(status.at("/accounts/0/account").asText()).isEqualTo("demo");
    assertThat(status.at("/leads/parked").isNull()).isTrue();
    assertThat(status.at("/leads/deadLetters").asInt(-1)).isZero();
    assertThat(status.path("oldestKnown").asBoolean(true)).isFalse();
    assertThat(run("status")).isEqualTo(3);
    assertThat(printed.toString())
        .contains("SML Connector: DOWN", "database: the ledger's PostgreSQL at 127.0.0.1:")
        .contains("last hour      unknown", "to resolve     - parked, 0 dead letters")
        .contains("oldest lead    unknown");
    assertThat(ops.getSpanish("status").path("problems").findValuesAsText("reason"))
        .anyMatch(reason -> reason.contains("comprueba que esté en marcha, y database.url"));
  }

  @Test
  void aServerThatIsGoneWithoutNoticeStopsNoResponse() throws Exception {
    startAnd(new Toxic.Blackhole());
    JsonNode ready = OpsCalls.json(sendWithin(Duration.ofMinutes(1), "/observe/ready"));
    assertThat(ready.at("/components/database/reason").asText()).contains("does not respond (");
    JsonNode status = OpsCalls.json(sendWithin(Duration.ofMinutes(1), "/api/v1/status"));
    assertThat(status.at("/problems").findValuesAsText("component")).contains("database");
    assertThat(status.at("/leads/parked").isNull()).isTrue();
  }

  private HttpResponse<String> sendWithin(Duration longest, String path) throws Exception {
    return Http11.CLIENT
        .sendAsync(
            Http11.request(
                    URI.create("http://127.0.0.1:" + connector.runtime().opsPort() + path),
                    "GET",
                    null)
                .header("Authorization", "Bearer " + OpsCalls.OPERATOR)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .get(longest.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void theConsoleShowsItsPages() throws Exception {
    startAndCut();
    ConsoleCalls console =
        new ConsoleCalls("http://127.0.0.1:" + connector.runtime().opsPort()).as(OpsCalls.OPERATOR);
    HttpResponse<String> overview = console.get("/console", "Accept-Language", "es");
    assertThat(overview.statusCode()).as(overview.body()).isEqualTo(200);
    assertThat(overview.body())
        .contains("<strong>database</strong>: el PostgreSQL del libro en 127.0.0.1:")
        .contains("lead que más espera: no se sabe")
        .doesNotContain("ningún lead espera");
    assertThat(console.get("/console/mailboxes").statusCode()).isEqualTo(200);
    HttpResponse<String> alerts = console.get("/console/alerts", "Accept-Language", "es");
    assertThat(alerts.statusCode()).isEqualTo(200);
    assertThat(alerts.body())
        .contains("los avisos están en el libro, y su base de datos no responde")
        .doesNotContain("No hay ningún aviso abierto");
    assertThat(console.get("/console/pauses").statusCode()).isEqualTo(503);
  }

  @Test
  void pausesNameTheLedger() throws Exception {
    startAndCut();
    String away =
        "503 the ledger does not respond; see the component database in sml-connector status";
    assertThat(ops.refusal("pauses")).isEqualTo(away);
    assertThat(
            ops.refusal(
                "pauses", "{\"kind\": \"dealer\", \"name\": \"norte\", \"reason\": \"test\"}"))
        .isEqualTo(away);
    assertThat(run("alerts", "list")).isZero();
    assertThat(printed.toString()).startsWith("the alerts are in the ledger");
  }

  @Test
  void theLogSaysItOnceAndWhenItIsBack() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      startAndCut();
      connector.offer(0, 20);
      await()
          .atMost(Duration.ofSeconds(40))
          .until(
              () ->
                  lines(log, "the ledger's PostgreSQL at 127.0.0.1:") == 1
                      && lines(log, "goes back to its queue") > 0
                      && lines(log, "reply-relay: this run failed") > 0);
      link.heal();
      connector.awaitCreated(20);
      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> lines(log, "the ledger's database responds again after") == 1);
      assertThat(connector.references()).hasSize(20).doesNotHaveDuplicates();
      assertThat(lines(log, "the ledger's PostgreSQL at 127.0.0.1:")).isEqualTo(1);
      assertThat(lines(log, "goes back to its queue")).isLessThan(5);
      assertThat(lines(log, ": it works again, after")).isPositive();
      assertThat(lines(log, "Failed polling endpoint")).isZero();
    }
  }

  private static long lines(CapturedLog log, String part) {
    return log.lines().stream().filter(line -> line.contains(part)).count();
  }

  private int run(String... command) {
    CommandLine line = SmlConnector.commandLine();
    line.setOut(new PrintWriter(printed, true));
    return line.execute(
        Stream.concat(
                Stream.of(command), Stream.of("--config", directory.resolve("config").toString()))
            .toArray(String[]::new));
  }

  private void startAndCut() throws Exception {
    startAnd(new Toxic.Down());
  }

  private void startAnd(Toxic toxic) throws Exception {
    startAll();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(send("ready").statusCode()).isEqualTo(200));
    link.poison(toxic);
  }

  private HttpResponse<String> send(String what) {
    return ops.send("GET", "/observe/" + what, null, null);
  }
}
