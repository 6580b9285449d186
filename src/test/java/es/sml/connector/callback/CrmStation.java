package es.sml.connector.callback;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.WebhookReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A connector with one CRM, whose webhook can be stopped and started. */
abstract class CrmStation {
  static final Duration PATIENCE = Duration.ofSeconds(40);
  static final int ENOUGH_TO_FAIL = 6;

  @TempDir Path directory;
  WebhookReceiver receiver;
  RunningConnector connector;
  OpsCalls ops;

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

  final void failWithLongPauses() throws Exception {
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

  final void start() throws Exception {
    connector.start();
    ops = new OpsCalls(connector.runtime().opsPort());
  }

  final void awaitState(String state) {
    await().atMost(PATIENCE).until(() -> crm().path("state").asText().equals(state));
  }

  final JsonNode crm() {
    JsonNode crm = ops.get("status").at("/crms/0");
    // On a busy machine the ledger may be too slow for the status. Nothing would look like 0
    // events.
    assertThat(crm.isObject()).as("the status has the CRM").isTrue();
    return crm;
  }
}
