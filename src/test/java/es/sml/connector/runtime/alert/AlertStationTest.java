package es.sml.connector.runtime.alert;

import static es.sml.connector.alert.AlertSamples.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import es.sml.connector.testing.WebhookReceiver;
import es.sml.connector.testing.WebhookReceiver.Conduct;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The route of alerts, whose timer the test replaces. */
class AlertStationTest extends StationTest {
  private WebhookReceiver receiver;

  @Override
  protected String idleRoutes() {
    return "status*,sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    receiver = new WebhookReceiver();
    Path config = Files.createDirectories(directory.resolve("config"));
    Files.writeString(config.resolve("key"), KEY);
    Files.writeString(
        config.resolve("alerts.yaml"),
        """
        channels:
          fast: {webhook: {url: "%s", secrets: ["file:key"]}}
          slow: {webhook: {url: "%s", secrets: ["file:key"]}}
        send: [{to: [slow, fast]}]
        rules: {dead-letters: {hold: 0s}}
        """
            .formatted(receiver.url("/fast"), receiver.url("/slow")));
    prepared
        .withSetting("callback.private-networks", "127.0.0.0/8")
        .withSetting("callback.timeout", "20s");
  }

  @AfterEach
  void closeReceiver() {
    receiver.close();
  }

  @Test
  void aChannelThatHangsDelaysNoOther() throws Exception {
    WebhookReceiver.Hook slow = receiver.open("/slow", call -> Conduct.HANG);
    WebhookReceiver.Hook fast = receiver.open("/fast", call -> Conduct.ACCEPT);
    AdviceWith.adviceWith(
        context, "alert", false, advice -> advice.replaceFromWith("direct:alert-now"));
    context.start();
    connector.send(DEAD, "a message");
    var unused = template.asyncSendBody("direct:alert-now", null);
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> {
              assertThat(fast.acknowledged()).hasSize(1);
              assertThat(slow.requests()).isEqualTo(1);
            });
    assertThat(slow.acknowledged()).isEmpty();
    assertThat(fast.acknowledged().get(0).event().at("/alerts/0/rule").asText())
        .isEqualTo("dead-letters");
  }

  @Test
  void aLeadThatAPauseKeepsIsNotReported() throws Exception {
    connector
        .ledger()
        .sql(
            "INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, received_at,"
                + " updated_at) VALUES ('old', 'demo', 'norte', 'MAIL', 'RECEIVED', 1, 0, 0)")
        .update();
    connector
        .ledger()
        .sql(
            "INSERT INTO pause (kind, name, reason, paused_by, begins_at)"
                + " VALUES ('account', 'demo', 'works', 'ana', 0)")
        .update();
    for (String route : List.of("alert", "refresh-pauses")) {
      AdviceWith.adviceWith(
          context, route, false, advice -> advice.replaceFromWith("direct:now-" + route));
    }
    context.start();
    connector.send(DEAD, "a message");
    template.sendBody("direct:now-refresh-pauses", null);
    template.sendBody("direct:now-alert", null);
    assertThat(connector.ledger().sql("SELECT name FROM alert").query(String.class).list())
        .contains("dead-letters:leads.dead")
        .doesNotContain("oldest-lead:leads");
  }
}
