package es.sml.connector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads where leads go straight. */
class MetricsAtAnotherBrokerTest extends OpsStationTest {
  private static final String QUEUE = "{channel=\"queue\",dealer=\"norte\"}";

  private NetworkBroker broker;

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    int port = FreePorts.next();
    broker = new NetworkBroker(NetworkBroker.asShipped(directory, port)).start();
    prepared.withBroker("tcp://127.0.0.1:" + port);
  }

  @AfterEach
  void stopBroker() throws Exception {
    connector.stop(); // which takes its time where its broker is gone
    broker.close();
  }

  @Test
  void countsALeadOnceOnTheFastPathAndWhenItIsPutBack() throws Exception {
    failBefore(
        "post-lead", "post-lead-prepare", 3, new SmlUnavailableException("away", (Duration) null));
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    connector.sendCorrelated(DEALER, RunningConnector.lead(2), "two");
    connector.sendCorrelated(DEALER, "nothing in it", "three");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(count("created")).isEqualTo(2);
              assertThat(count("failed")).isEqualTo(1);
            });
    assertThat(count("received")).isEqualTo(3);
  }

  private double count(String what) {
    return Exposition.of(ops.send("GET", "/observe/metrics", null, null).body())
        .value("sml_connector_leads_" + what + "_total", QUEUE);
  }
}
