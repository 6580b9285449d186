package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees while the external broker does not respond. */
class BrokerAwayTest extends OpsStationTest {
  private final int port = FreePorts.next();
  private NetworkBroker broker;

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    broker = new NetworkBroker(NetworkBroker.asShipped(directory, port)).start();
    prepared.withBroker("tcp://127.0.0.1:" + port + "?minLargeMessageSize=102400");
  }

  @AfterEach
  void stopBroker() throws Exception {
    connector.stop(); // which takes its time where its broker is gone
    broker.close();
  }

  @Test
  void namesTheBrokerAndWhatIsUnknownAndSearchesTheOtherPlaces() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    awaitState("one", RunningConnector.lead(1), LeadState.CREATED);
    assertThat(ops.get("status").at("/leads/deadLetters").asInt(-1)).isZero();
    broker.fail();
    JsonNode status =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> ops.get("status"), all -> all.path("queues").isEmpty());
    assertThat(status.path("oldestWaiting").isNull()).isTrue();
    assertThat(status.path("oldestKnown").asBoolean(true)).isFalse();
    assertThat(status.path("problems").findValuesAsText("reason"))
        .contains(
            "the broker at 127.0.0.1:"
                + port
                + " does not respond (no connection to it); check that it runs, and broker.url");
    JsonNode found = ops.post("leads/search", "{\"text\": \"610000001\"}");
    assertThat(found.path("leads")).hasSize(1);
    JsonNode place =
        StreamSupport.stream(found.path("searched").spliterator(), false)
            .filter(each -> each.path("place").asText().equals("dead-letters"))
            .findFirst()
            .orElseThrow();
    assertThat(place.path("complete").asBoolean(true)).isFalse();
    assertThat(place.path("error").asText())
        .startsWith("neither they nor the leads that wait on queues were searched");
    assertThat(found.path("searched").findValuesAsText("place")).contains("sml", "ledger");
  }
}
