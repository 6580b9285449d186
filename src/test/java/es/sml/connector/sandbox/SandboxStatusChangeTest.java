package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxStatusChangeTest {
  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.at("2026-10-05T08:00:00.5Z");

  @BeforeEach
  void createALead() {
    sandbox.created(SandboxCaller.MINIMAL_LEAD);
  }

  private SandboxCaller.Reply change(String status) {
    return sandbox.patch("/api/lead/1/change_status/", "{\"status\": \"" + status + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "commercial_management", "tracing"})
  void changesTheStatus(String status) {
    SandboxCaller.Reply reply = change(status);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("status").asText()).isEqualTo(status);
    assertThat(reply.body().path("finish_date").isNull()).isTrue();
    assertThat(sandbox.get("/api/lead/1/").body()).isEqualTo(reply.body());
  }

  @Test
  void datesTheFinishOnce() {
    sandbox.clock().advance(Duration.ofHours(1).minusSeconds(1));
    JsonNode ended = change("end").body();
    assertThat(ended.path("finish_date").asText()).isEqualTo("2026-10-05T10:59:59.500000+02:00");
    sandbox.clock().advance(Duration.ofMillis(500));
    assertThat(change("end").body().path("finish_date")).isEqualTo(ended.path("finish_date"));
    assertThat(change("tracing").body().path("finish_date").isNull()).isTrue();
  }

  @Test
  void refusesAnUnknownStatusALeadThatIsNotThereAndAnotherMethod() {
    assertThat(change("closed").text())
        .isEqualTo("{\"status\":[\"\\\"closed\\\" no es una elección válida.\"]}");
    assertThat(sandbox.patch("/api/lead/1/change_status/", "{}").text())
        .isEqualTo("{\"status\":[\"Este campo es requerido.\"]}");
    SandboxCaller.Reply missing = sandbox.patch("/api/lead/2/change_status/", "{}");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text()).isEqualTo("{\"detail\":\"No encontrado.\"}");
    assertThat(sandbox.post("/api/lead/1/change_status/", "{}").status()).isEqualTo(405);
    assertThat(sandbox.audit()).hasSize(1);
  }

  @Test
  void auditsEveryWriteInItsOrder() {
    sandbox.create(
        "{\"source\": 5, \"vehicle\": {\"brand_model\": \"M\"},"
            + " \"tags\": [{\"content\": \"ref:1\"}, {\"content\": \"b\"}]}");
    sandbox.clock().advance(Duration.ofSeconds(2));
    change("tracing");
    change("end");

    JsonNode writes = sandbox.audit();
    assertThat(writes).hasSize(4);
    assertThat(writes.path(1).toString())
        .isEqualTo(
            "{\"sequence\":2,\"operation\":\"create-lead\",\"at\":\"2026-10-05T08:00:00.500Z\","
                + "\"lead\":2,\"source\":5,\"tags\":[\"ref:1\",\"b\"]}");
    assertThat(writes.path(3).toString())
        .isEqualTo(
            "{\"sequence\":4,\"operation\":\"change-status\",\"at\":\"2026-10-05T08:00:02.500Z\","
                + "\"lead\":1,\"source\":1,\"tags\":[],"
                + "\"oldStatus\":\"tracing\",\"newStatus\":\"end\"}");
    JsonNode part = sandbox.get("/sandbox/audit?after=1&limit=2").body();
    assertThat(part.path("last").asInt()).isEqualTo(4);
    assertThat(part.path("entries")).hasSize(2);
    assertThat(part.path("entries").path(0).path("sequence").asInt()).isEqualTo(2);
    assertThat(sandbox.get("/sandbox/audit?after=4").body().path("entries")).isEmpty();
    assertThat(sandbox.get("/sandbox/audit?after=x").status()).isEqualTo(400);
  }

  @Test
  void countsRequestsLoginsAndCreates() {
    sandbox.clock().advance(Duration.ofSeconds(1));
    sandbox.create(SandboxCaller.MINIMAL_LEAD);
    sandbox.create("{}");
    sandbox.get("/api/lead/7/");
    JsonNode stats = sandbox.stats();
    assertThat(stats.path("logins").asInt()).isEqualTo(1);
    assertThat(stats.path("requests").toString())
        .isEqualTo(
            "{\"login\":{\"200\":1},\"get-lead\":{\"404\":1},"
                + "\"create-lead\":{\"201\":2,\"400\":1}}");
    assertThat(stats.path("creates").asInt()).isEqualTo(2);
    assertThat(stats.path("firstCreate").asText()).isEqualTo("2026-10-05T08:00:00.500Z");
    assertThat(stats.path("lastCreate").asText()).isEqualTo("2026-10-05T08:00:01.500Z");
    assertThat(stats.path("tokensAlive").asInt()).isEqualTo(1);
  }
}
