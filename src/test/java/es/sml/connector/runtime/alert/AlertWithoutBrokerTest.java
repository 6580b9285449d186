package es.sml.connector.runtime.alert;

import static es.sml.connector.alert.AlertSamples.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An external broker that goes away and returns. The test makes the steps of the schedule. */
class AlertWithoutBrokerTest extends OpsStationTest {
  private static final String ALERT = "dead-letters:leads.dead";

  private int port;
  private NetworkBroker broker;

  @Override
  protected String idleRoutes() {
    return super.idleRoutes() + ",alert*";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    port = FreePorts.next();
    startBroker();
    Path config = directory.resolve("config");
    Files.writeString(config.resolve("key"), KEY);
    Files.writeString(
        config.resolve("alerts.yaml"),
        """
        recovery-after: 1ms
        channels: {program: {webhook: {url: "https://alerts.example/", secrets: ["file:key"]}}}
        send: [{to: [program]}]
        rules: {dead-letters: {hold: 0s}, component: {enabled: false}}
        """);
    prepared.withBroker("tcp://127.0.0.1:" + port);
  }

  private void startBroker() throws Exception {
    broker = new NetworkBroker(NetworkBroker.asShipped(directory, port)).start();
  }

  @AfterEach
  void stopBroker() throws Exception {
    connector.stop(); // which takes its time where its broker is gone
    broker.close();
  }

  private void step() throws Exception {
    connector.ledger().sql("UPDATE alert_step SET made_at = 0").update();
    context
        .getRegistry()
        .lookupByNameAndType("alerts.step", Processor.class)
        .process(new DefaultExchange(context));
  }

  private List<String> rows(String table, String column) {
    return connector.ledger().sql("SELECT " + column + " FROM " + table).query(String.class).list();
  }

  private String deadLettersInStatus() {
    return ops.get("status").at("/leads/deadLetters").toString();
  }

  @Test
  void keepsTheAlertWhileTheNumberIsUnknown() throws Exception {
    startAll();
    connector.send(DEAD, "a message");
    step();
    assertThat(rows("alert_notice", "content")).singleElement().asString().contains("OPENED");
    assertThat(deadLettersInStatus()).isEqualTo("1");

    broker.close();
    for (int i = 0; i < 3; i++) {
      step();
    }
    assertThat(deadLettersInStatus()).isEqualTo("null");
    assertThat(rows("alert", "name")).contains(ALERT);
    assertThat(rows("alert_notice", "content")).hasSize(1);

    startBroker();
    step();
    assertThat(rows("alert_notice", "content")).hasSize(1);
    connector.consumeAnything(DEAD, 1);
    step();
    step();
    assertThat(rows("alert_notice", "content"))
        .hasSize(2)
        .anySatisfy(notice -> assertThat(notice).contains("RECOVERED"));
  }
}
