package es.sml.connector.callback;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of a CRM: a receiver is stopped and started again. */
class CrmStateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int ENOUGH_TO_FAIL = 6;

  @TempDir Path directory;
  private WebhookReceiver receiver;
  private RunningConnector connector;
  private OpsCalls ops;

  @BeforeEach
  void prepare() throws Exception {
    receiver = new WebhookReceiver();
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(
        directory.resolve("config/secret"),
        "whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
    Files.writeString(directory.resolve("config/operator"), OPERATOR);
    Files.writeString(directory.resolve("config/viewer"), VIEWER);
    connector =
        new RunningConnector(directory)
            .withSetting("callback.interval", "100ms")
            .withSetting("callback.allowed-hosts", "127.0.0.1")
            .withSetting("callback.private-networks", "127.0.0.0/8")
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.viewer-token", "file:viewer")
            .withDealer(
                "queue: {}\n    crm:\n      webhook:\n        url: "
                    + receiver.url()
                    + "\n        secrets: [file:secret]");
  }

  @AfterEach
  void stop() {
    connector.close();
    receiver.close();
  }

  @Test
  void showsWhichCrmIsDownSinceWhenAndWhy() throws Exception {
    start();
    assertThat(crm().path("state").asText()).isEqualTo("IDLE");
    connector.offer(1, 1);
    awaitState("UP");
    assertThat(crm().path("lastResponse").asText()).isEqualTo("204");
    assertThat(crm().path("lastAccepted").isTextual()).isTrue();
    receiver.close();
    connector.offer(2, ENOUGH_TO_FAIL);
    JsonNode failing =
        await()
            .atMost(PATIENCE)
            .until(
                this::crm,
                crm ->
                    crm.path("state").asText().equals("FAILING")
                        && crm.path("pending").asInt() == ENOUGH_TO_FAIL
                        && component().path("status").asText().equals("DEGRADED"));
    assertThat(failing.path("since").isTextual()).isTrue();
    assertThat(failing.path("nextTry").isTextual()).isTrue();
    assertThat(failing.path("oldestAgeSeconds").isInt()).isTrue();
    assertThat(failing.path("lastResponse").asText()).endsWith("Exception");
    assertThat(failing.path("reason").asText()).contains("127.0.0.1", "could not be sent");
    assertThat(component().path("reason").asText()).contains("events that wait: 6");
    assertThat(metrics())
        .contains(
            "sml_connector_crm_state{dealer=\"norte\",state=\"failing\"} 1.0",
            "sml_connector_crm_pending_events{dealer=\"norte\"} 6.0",
            "sml_connector_component_up{component=\"crm-norte\"} 0.0",
            "sml_connector_crm_last_accepted_timestamp_seconds{dealer=\"norte\"}");
    assertThat(page("es")).contains("no acepta eventos", "Eventos pendientes", "could not be sent");
    assertThat(page("en")).contains("accepts no events", "Pending events");
    receiver = new WebhookReceiver(receiver.port());
    awaitState("UP");
    await().atMost(PATIENCE).until(() -> crm().path("pending").asInt() == 0);
    assertThat(component().path("status").asText()).isEqualTo("UP");
    assertThat(crm().path("since").isNull()).isTrue();
    assertThat(receiver.ids()).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheStateOverARestart() throws Exception {
    receiver.behave(call -> 503);
    start();
    connector.offer(1, ENOUGH_TO_FAIL);
    awaitState("FAILING");
    String since = crm().path("since").asText();
    connector.stop();
    start();
    assertThat(crm().path("state").asText()).isEqualTo("FAILING");
    assertThat(crm().path("since").asText()).isEqualTo(since);
  }

  @Test
  void sendsWhatWaitsAsSoonAsOneEventGotThrough() throws Exception {
    failWithLongPauses();
    receiver = new WebhookReceiver(receiver.port());
    assertThat(receiver.calls()).isEmpty();
    connector.offer(20, 1);
    await().atMost(PATIENCE).until(() -> crm().path("pending").asInt() == 0);
    assertThat(receiver.ids()).hasSize(ENOUGH_TO_FAIL + 1).doesNotHaveDuplicates();
  }

  @Test
  void sendsWhatWaitsAtTheStart() throws Exception {
    failWithLongPauses();
    connector.stop();
    receiver = new WebhookReceiver(receiver.port());
    start();
    await().atMost(PATIENCE).until(() -> crm().path("pending").asInt() == 0);
    assertThat(receiver.ids()).hasSize(ENOUGH_TO_FAIL).doesNotHaveDuplicates();
  }

  private void failWithLongPauses() throws Exception {
    receiver.close();
    start();
    connector.offer(1, ENOUGH_TO_FAIL);
    // As after hours: each event waits for almost an hour.
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                connector
                        .ledger()
                        .sql(
                            "UPDATE crm_event SET due_at = queued_at + 3000000, retry_at = queued_at"
                                + " + 3000000 WHERE attempts > 0 AND retry_at = due_at")
                        .update()
                    == ENOUGH_TO_FAIL);
  }

  private void start() throws Exception {
    connector.start();
    ops = new OpsCalls(connector.runtime().opsPort());
  }

  private void awaitState(String state) {
    await().atMost(PATIENCE).until(() -> crm().path("state").asText().equals(state));
  }

  private JsonNode crm() {
    return ops.get("status").at("/crms/0");
  }

  private JsonNode component() {
    return OpsCalls.json(ops.send("GET", "/observe/health", null, null))
        .at("/components/crm-norte");
  }

  private String metrics() {
    return ops.send("GET", "/observe/metrics", null, null).body();
  }

  private String page(String language) throws IOException {
    return new ConsoleCalls("http://127.0.0.1:" + connector.runtime().opsPort())
        .as(VIEWER)
        .get("/console/crms", "Accept-Language", language)
        .body();
  }
}
