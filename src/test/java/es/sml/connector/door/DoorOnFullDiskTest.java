package es.sml.connector.door;

import static es.sml.connector.door.DoorCalls.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.runtime.PreparedConnector;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The door while the disk has less space than broker.min-free-disk. */
class DoorOnFullDiskTest extends OpsStationTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Override
  protected String idleRoutes() {
    return "status*,sml-reference*,parse-inbound*";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared
        .withSetting("door.enabled", "true")
        .withSetting("door.port", "0")
        .withSetting("broker.min-free-disk", "1000000GB")
        .withDealer("channels: {plugin: {kind: form, path-secret: 'env:PATH_SECRET'}}");
  }

  @Test
  void respondsAtOnceAndStoresNothing() throws Exception {
    PreparedConnector.start(connector.runtime());
    ops = new OpsCalls(connector.runtime().opsPort());
    await().atMost(SOON).until(() -> component("broker").path("status").asText().equals("DOWN"));
    HttpResponse<String> response =
        DoorCalls.send(
            new DoorCalls(connector)
                .post(
                    "plugin/" + RunningConnector.PATH_SECRET,
                    "application/x-www-form-urlencoded",
                    "nombre=Ana+Ruiz&telefono=" + phone() + "&coche=Seat+Ibiza")
                .timeout(Duration.ofSeconds(20)));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("30");
    assertThat(connector.browse(INBOUND)).isEmpty();
    assertThat(component("door").path("reason").asText())
        .startsWith("each request gets 503: the disk of " + directory)
        .contains(" MB are free, but broker.min-free-disk is 1000000GB");
    assertThat(component("door").path("runbook").asText()).endsWith("#disk-full");
    assertThat(component("broker").path("runbook").asText()).endsWith("#disk-full");
  }

  private JsonNode component(String name) {
    return OpsCalls.json(ops.send("GET", "/observe/health", null, null)).at("/components/" + name);
  }
}
