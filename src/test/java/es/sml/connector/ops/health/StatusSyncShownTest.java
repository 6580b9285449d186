package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The status names a status sync only if it compared SML's leads. */
class StatusSyncShownTest extends OpsStationTest {
  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withDealer("queue: {}"); // no CRM follows its leads
  }

  @Test
  void aRunThatComparesNothingIsNotShown() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    before("status-sync-demo", "status-sync-compare", exchange -> runs.incrementAndGet());
    startAll();
    await().until(() -> runs.get() > 2);
    JsonNode account = ops.get("status").at("/accounts/0");
    assertThat(account.path("account").asText()).isEqualTo("demo");
    assertThat(account.path("lastSync").isNull()).isTrue();
  }
}
