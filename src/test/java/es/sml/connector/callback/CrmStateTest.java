package es.sml.connector.callback;

import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.WebhookReceiver;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators see of a CRM: a receiver is stopped and started again. */
class CrmStateTest extends CrmStation {
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
    assertThat(failing.path("lastResponse").asText()).isEqualTo("refused");
    assertThat(failing.path("reason").asText())
        .contains("127.0.0.1", "could not be sent (the connection is refused)");
    for (String path : List.of("status?language=es", "crms?language=es")) {
      assertThat(ops.get(path).at("/crms/0/reason").asText())
          .contains("127.0.0.1", "el evento no se ha podido enviar");
    }
    assertThat(component().path("reason").asText()).contains("events that wait: 6");
    assertThat(metrics())
        .contains(
            "sml_connector_crm_state{dealer=\"norte\",state=\"failing\"} 1.0",
            "sml_connector_crm_pending_events{dealer=\"norte\"} 6.0",
            "sml_connector_component_up{component=\"crm-norte\"} 0.0",
            "sml_connector_crm_last_accepted_timestamp_seconds{dealer=\"norte\"}");
    assertThat(page("es"))
        .contains("no acepta eventos", "Eventos pendientes", "no se ha podido enviar");
    assertThat(page("en")).contains("accepts no events", "Pending events");
    receiver = new WebhookReceiver(receiver.port());
    awaitState("UP");
    await().atMost(PATIENCE).until(() -> crm().path("pending").asInt() == 0);
    assertThat(component().path("status").asText()).isEqualTo("UP");
    assertThat(crm().path("since").isNull()).isTrue();
    assertThat(receiver.ids()).doesNotHaveDuplicates();
  }

  @Test
  void aResponseThatDoesNotEndIsAFailure() throws Exception {
    connector.withSetting("callback.timeout", "1s");
    receiver.behave(call -> WebhookReceiver.DRIP);
    start();
    connector.offer(1, ENOUGH_TO_FAIL);
    awaitState("FAILING");
    assertThat(crm().path("lastResponse").asText()).isEqualTo("timeout");
    receiver.behave(call -> 204);
    awaitState("UP");
    await().atMost(PATIENCE).until(() -> crm().path("pending").asInt() == 0);
  }

  @Test
  void aPausedCrmIsNoFault() throws Exception {
    receiver.behave(call -> 503);
    start();
    connector.offer(1, ENOUGH_TO_FAIL);
    await().atMost(PATIENCE).until(() -> component().path("status").asText().equals("DEGRADED"));
    ops.post("pauses", "{\"kind\":\"crm\",\"name\":\"norte\",\"reason\":\"a test\"}");
    await().atMost(PATIENCE).until(() -> component().path("status").asText().equals("UP"));
    ops.post("pauses/resume", "{\"kind\":\"crm\",\"name\":\"norte\"}");
    await().atMost(PATIENCE).until(() -> component().path("status").asText().equals("DEGRADED"));
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
