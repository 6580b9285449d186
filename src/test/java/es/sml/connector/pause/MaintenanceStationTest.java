package es.sml.connector.pause;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** That an account sends SML nothing in its maintenance window, also right after a start. */
class MaintenanceStationTest extends OpsStationTest {
  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withEnvironment(
        "production\n    maintenance: {schedule: '0 0 * * * ?', duration: 60m, time-zone: UTC}");
  }

  @Test
  void noRequestGoesOutInTheWindow() throws Exception {
    Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    startAll();
    connector.offer(1, 2);
    connector.enqueue(INBOUND, 3, 2);
    JsonNode account = ops.get("status").at("/accounts/0");
    assertThat(account.path("state").asText()).isEqualTo("PAUSED");
    assertThat(account.path("reason").asText())
        .startsWith("paused by dealers.yaml: maintenance window, until ");
    assertThat(Instant.parse(account.path("until").asText())).isAfter(hour);
    assertThat(ops.refusal("pauses/resume", "{\"kind\":\"account\",\"name\":\"demo\"}"))
        .startsWith("409 it is still paused by dealers.yaml: maintenance window, until ")
        .endsWith("to end that, change maintenance of the account and restart");
    Awaitility.await() // three runs of the status sync and many probes would be due
        .during(Duration.ofSeconds(3))
        .until(() -> connector.stats().path("requests").isEmpty());
    assertThat(connector.browse(DEAD)).isEmpty();
  }
}
