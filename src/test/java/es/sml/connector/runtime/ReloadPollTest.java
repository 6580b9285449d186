package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.OpsCalls;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 64-reload: that a change is noticed, told of once, and taken over once it is sound. */
class ReloadPollTest extends ReloadStationTest {
  private static final String SUR = "  sur:\n    account: demo\n    source: 1\n    queue: {}\n";

  @RegisterExtension private final CapturedLog log = new CapturedLog(ConfigurationReload.class);

  @Override
  String reloadEvery() {
    return "100ms";
  }

  @Test
  void reportsAnErrorOnceAndAppliesTheCorrectedFile() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    before(
        "reload-configuration", "reload-configuration-check", exchange -> polls.incrementAndGet());
    startAll();
    connector.writeDealers(connector.norte(), SUR + "    qeue: {}\n");
    await().until(() -> problem() != null);
    assertThat(problem())
        .startsWith("the changed configuration is not in force: ")
        .endsWith("dealers.yaml:18: dealers.sur.qeue: unknown key; did you mean queue?");
    int before = polls.get();
    await().until(() -> polls.get() > before + 3);
    assertThat(log.warnings()).hasSize(2);
    HttpResponse<String> health = ops.send("GET", "/observe/health", null, null);
    assertThat(OpsCalls.json(health).at("/components/configuration/status").asText())
        .isEqualTo("DEGRADED");
    assertThat(ops.get("status").findValuesAsText("status")).contains("DEGRADED");
    await().until(() -> ops.get("status").path("status").asText().equals("DEGRADED"));
    assertThat(ops.send("GET", "/observe/health", null, null).statusCode()).isEqualTo(200);

    connector.writeDealers(connector.norte(), SUR);
    await().until(() -> context.getRoute("dealer-queue-message-sur") != null);
    await().until(() -> problem() == null);
    List<String> audit = audit("");
    assertThat(audit).hasSize(2);
    assertThat(audit.get(0)).isEqualTo("reload by connector: dealers added: sur");
    assertThat(audit.get(1))
        .startsWith("reload by connector: the changed configuration is not in force: ");
  }

  /** What the status says of the configuration; null where it says nothing. */
  private String problem() {
    for (JsonNode problem : ops.get("status").path("problems")) {
      if (problem.path("component").asText().equals("configuration")) {
        return problem.path("reason").asText();
      }
    }
    return null;
  }
}
