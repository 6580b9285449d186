package es.sml.connector.runtime.alert;

import static es.sml.connector.alert.AlertSamples.KEY;
import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.WebhookReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running connector that reports to a receiver. The test makes the steps of its schedule. */
class AlertRunTest {
  @TempDir private Path directory;
  private WebhookReceiver receiver;
  private RunningConnector connector;
  private OpsCalls ops;

  @BeforeEach
  void start() throws Exception {
    receiver = new WebhookReceiver();
    Path config = Files.createDirectories(directory.resolve("config"));
    Files.writeString(config.resolve("operator"), OPERATOR);
    Files.writeString(config.resolve("viewer"), VIEWER);
    Files.writeString(config.resolve("key"), KEY);
    write("program", receiver.url());
    connector =
        new RunningConnector(directory)
            .withSetting("reload.interval", "1h")
            .withSetting("callback.private-networks", "127.0.0.0/8")
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.viewer-token", "file:viewer")
            // A folder below a file cannot be made.
            .withDealer(
                "queue: {}\n    drop-folder: {directory: "
                    + directory.resolve("config/key/x")
                    + "}")
            .start();
    ops = new OpsCalls(connector.runtime().opsPort());
  }

  @AfterEach
  void stop() {
    connector.close();
    receiver.close();
  }

  private void write(String channel, String url) throws Exception {
    Files.writeString(
        directory.resolve("config/alerts.yaml"),
        """
        language: en
        recovery-after: 1ms
        channels:
          %1$s: {webhook: {url: "%2$s", secrets: ["file:key"]}}
        send: [{to: [%1$s]}]
        rules:
          drop-folder: {hold: 0s}
          oldest-lead: {enabled: false}
          disk: {enabled: false}
          dead-letters: {hold: 0s, limit: 2}
          component: {enabled: false}
        """
            .formatted(channel, url));
  }

  /** What the schedule does every 30 seconds. */
  private List<String> step() throws Exception {
    connector.ledger().sql("UPDATE alert_step SET made_at = 0").update();
    List<?> channels = run("alerts.step", null).getBody(List.class);
    List<String> sent = new ArrayList<>();
    for (Object channel : channels) {
      run("alerts.send", channel);
      sent.add(String.valueOf(channel));
    }
    return sent;
  }

  private org.apache.camel.Message run(String step, Object body) throws Exception {
    CamelContext context = connector.runtime().context();
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(body);
    context.getRegistry().lookupByNameAndType(step, Processor.class).process(exchange);
    return exchange.getMessage();
  }

  private void awaitFolderDown() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> ops.get("status").path("problems").toString().contains("drop-folder"));
  }

  private List<String> reported() {
    List<String> found = new ArrayList<>();
    for (WebhookReceiver.Call call : receiver.calls()) {
      for (JsonNode alert : call.event().path("alerts")) {
        found.add(alert.path("kind").asText() + " " + alert.path("rule").asText());
      }
    }
    return found;
  }

  @Test
  void reportsAProblemOnceAndListsIt() throws Exception {
    awaitFolderDown();
    step();
    step();
    assertThat(reported()).containsExactly("opened drop-folder");
    JsonNode alert = receiver.calls().get(0).event().at("/alerts/0");
    assertThat(alert.path("dealers").toString()).isEqualTo("[\"norte\"]");
    assertThat(alert.path("runbook").asText()).isEqualTo("docs/runbook.md#a-drop-folder-fails");
    JsonNode open = ops.get("alerts").at("/alerts/0");
    assertThat(open.path("rule").asText()).isEqualTo("drop-folder");
    assertThat(open.path("problem").asText()).contains("Drop folder norte has a problem");
    assertThat(open.path("channels").toString()).isEqualTo("[\"program\"]");
  }

  @Test
  void listsAnAlertInTheReadersLanguage() throws Exception {
    awaitFolderDown();
    step();
    JsonNode spanish = ops.getSpanish("alerts").at("/alerts/0");
    assertThat(spanish.path("problem").asText())
        .isEqualTo("La carpeta de entrada norte tiene un problema");
    assertThat(spanish.path("reason").asText()).contains("es un fichero");
    assertThat(spanish.path("remedy").asText()).contains("Los ficheros");
    assertThat(spanish.path("runbook").asText()).isEqualTo("docs/es/runbook.md#una-carpeta-falla");
    JsonNode english = ops.get("alerts").at("/alerts/0");
    assertThat(english.path("reason").asText()).contains("is a file");
    assertThat(english.path("code").asText()).isEqualTo("folder.no-directory");
    assertThat(english.path("code")).isEqualTo(spanish.path("code"));
    assertThat(english.path("runbook").asText()).isEqualTo("docs/runbook.md#a-drop-folder-fails");
    JsonNode problem = ops.getSpanish("status").at("/problems/0");
    assertThat(problem.path("runbook").asText()).startsWith("docs/es/runbook.md#");
    assertThat(console(VIEWER).get("/console/alerts").body())
        .contains("La carpeta de entrada norte tiene un problema")
        .contains("/console/runbook#una-carpeta-falla")
        .doesNotContain("/console/alerts/test");
    assertThat(console(VIEWER).get("/console/runbook").body())
        .contains("id=\"una-carpeta-falla\"", "id=\"a-drop-folder-fails\"");
  }

  @Test
  void reportsDeadLettersAndTheirEnd() throws Exception {
    connector.send("leads.dead", "one");
    step();
    assertThat(reported()).doesNotContain("opened dead-letters");
    connector.send("leads.dead", "two");
    step();
    assertThat(reported()).contains("opened dead-letters");
    connector.consumeAnything("leads.dead", 2);
    step();
    step();
    assertThat(reported()).contains("recovered dead-letters");
  }

  @Test
  void aChannelThatFailsIsInHealthAndIsTriedAfterATest() throws Exception {
    awaitFolderDown();
    receiver.behave(call -> 404);
    step();
    assertThat(receiver.calls()).hasSize(1);
    assertThat(step()).as("an hour later").isEmpty();
    JsonNode health = OpsCalls.json(ops.send("GET", "/observe/health", OPERATOR, null));
    assertThat(health.at("/components/alerts/reason").asText()).isEqualTo("program: responded 404");
    assertThat(ops.get("alerts").at("/channels/0/fault").asText()).isEqualTo("responded 404");
    assertThat(test("program").path("outcome").asText()).isEqualTo("failed");
    receiver.behave(call -> 204);
    assertThat(test("program").path("outcome").asText()).isEqualTo("sent");
    assertThat(receiver.calls().get(2).event().at("/alerts/0/kind").asText()).isEqualTo("test");
    step();
    assertThat(reported()).containsSequence("test component", "opened drop-folder");
    health = OpsCalls.json(ops.send("GET", "/observe/health", OPERATOR, null));
    assertThat(health.at("/components/alerts/status").asText()).isEqualTo("UP");
    assertThat(ops.get("audit").toString()).contains("test-alert", "failed", "sent");
  }

  @Test
  void aReloadChangesTheChannels() throws Exception {
    awaitFolderDown();
    step();
    write("other", receiver.url("/other"));
    assertThat(OpsCalls.json(ops.send("POST", "/api/v1/reload", OPERATOR, "{}")).path("formats"))
        .hasToString("[\"alerts.yaml\"]");
    step();
    assertThat(receiver.calls())
        .extracting(WebhookReceiver.Call::path)
        .containsExactly("/events", "/other");
    write("other", "nothing");
    assertThat(
            OpsCalls.json(ops.send("POST", "/api/v1/reload", OPERATOR, "{}"))
                .path("outcome")
                .asText())
        .isEqualTo("invalid");
  }

  @Test
  void onlyAnOperatorTestsAChannelThatExists() throws Exception {
    assertThat(
            ops.send("POST", "/api/v1/alerts/test", VIEWER, "{\"channel\":\"program\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            ops.send("POST", "/api/v1/alerts/test", OPERATOR, "{\"channel\":\"none\"}")
                .statusCode())
        .isEqualTo(404);
    ConsoleCalls console = console(OPERATOR);
    String page =
        console
            .post("/console/alerts/test", "form-token", console.formToken(), "channel", "program")
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(console.get(page).body()).contains("El canal program ha aceptado la prueba.");
  }

  private JsonNode test(String channel) {
    return OpsCalls.json(
        ops.send("POST", "/api/v1/alerts/test", OPERATOR, "{\"channel\":\"" + channel + "\"}"));
  }

  private ConsoleCalls console(String token) {
    return new ConsoleCalls("http://127.0.0.1:" + connector.runtime().opsPort()).as(token);
  }
}
