package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.alert.Runbook;
import es.sml.connector.health.ComponentChecks;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The status and reason of each component, and the consequences for readiness and liveness. */
class HealthTest extends OpsStationTest {
  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Test
  void namesEveryComponentAlsoWhileAllAreUp() throws Exception {
    startAll();
    JsonNode parts = awaitStatus("health", 200).path("components");
    assertThat(parts.properties().stream().map(java.util.Map.Entry::getKey))
        .contains(
            "broker",
            "broker-process",
            "database",
            "ledger-writer",
            "process",
            "account-demo",
            "dealer-norte",
            "status-sync-demo");
    assertThat(parts.fieldNames())
        .toIterable()
        .allSatisfy(
            component -> assertThat(Runbook.of(component, null, Locale.ENGLISH)).contains("#"));
    assertThat(get("health", 200).at("/components/account-demo/environment").asText())
        .isEqualTo("production");
    assertThat(get("health", 200).at("/components/dealer-norte/accountStatus").asText())
        .isEqualTo("UP");
    assertThat(awaitStatus("ready", 200).path("components").has("account-demo")).isFalse();
    assertThat(awaitStatus("live", 200).path("components").properties()).hasSize(3);
  }

  @Test
  void respondsToAMonitorThatSendsHead() throws Exception {
    startAll();
    awaitStatus("health", 200);
    HttpResponse<String> head = ops.send("HEAD", "/observe/health", null, null);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(ops.refusal("leads", "{}")).isEqualTo("405 this path accepts only GET");
  }

  @Test
  void anAccountThatIsDownLeavesTheConnectorReady() throws Exception {
    startAll();
    connector.stopSandbox();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    JsonNode parts = awaitStatus("health", 503).path("components");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(get("health", 503).at("/components/account-demo/reason").asText())
                    .contains("SML cannot be reached"));
    assertThat(get("health", 503).at("/components/account-demo/code").asText())
        .isEqualTo("sml.unreachable");
    assertThat(parts.at("/broker/status").asText()).isEqualTo("UP");
    JsonNode dealer = get("health", 503).at("/components/dealer-norte");
    assertThat(dealer.path("status").asText()).isEqualTo("UP");
    assertThat(dealer.path("account").asText()).isEqualTo("demo");
    assertThat(dealer.path("accountStatus").asText()).isEqualTo("DOWN");
    awaitStatus("ready", 200);
    awaitStatus("live", 200);
  }

  @Test
  void isDegradedWhileOneOfSeveralAccountsIsDownAndDownWhileAllAre() throws Exception {
    AtomicReference<String> one = new AtomicReference<>("one does not deliver");
    AtomicReference<String> other = new AtomicReference<>();
    bindAccount("account-one", one);
    bindAccount("account-other", other);
    bindAccount("account-demo", one); // in place of the real one
    startAll();
    assertThat(awaitStatus("health", 200).path("status").asText()).isEqualTo("DEGRADED");
    other.set("the other does not deliver either");
    assertThat(awaitStatus("health", 503).path("status").asText()).isEqualTo("DOWN");
    awaitStatus("ready", 200);
    one.set(null);
    assertThat(awaitStatus("health", 200).path("status").asText()).isEqualTo("DEGRADED");
    other.set(null);
    await().until(() -> get("health", 200).path("status").asText().equals("UP"));
  }

  @Test
  void isDegradedWhileASourceOfOneDealerIsDown() throws Exception {
    context
        .getRegistry()
        .bind(
            "test",
            new ComponentHealth(
                "mailbox",
                ComponentHealth.Weight.ACTION_NEEDED,
                () -> LocalizedText.untranslated("silent")));
    startAll();
    assertThat(awaitStatus("health", 200).path("status").asText()).isEqualTo("DEGRADED");
    assertThat(get("health", 200).at("/components/mailbox/status").asText()).isEqualTo("DOWN");
  }

  private static LocalizedText text(AtomicReference<String> reason) {
    return reason.get() == null ? null : LocalizedText.untranslated(reason.get());
  }

  private void bindAccount(String component, AtomicReference<String> reason) {
    ComponentChecks.of(context)
        .add(new ComponentHealth(component, ComponentHealth.Weight.ACCOUNT, () -> text(reason)));
  }

  @Test
  void isNotReadyButAliveWhileARequiredComponentIsDown() throws Exception {
    AtomicReference<String> trouble = new AtomicReference<>();
    context
        .getRegistry()
        .bind(
            "test",
            new ComponentHealth("disk", ComponentHealth.Weight.READINESS, () -> text(trouble)));
    startAll();
    awaitStatus("ready", 200);
    awaitStatus("health/ready", 200);
    trouble.set("full\r\n\u001b[31m");
    JsonNode disk = awaitStatus("ready", 503).at("/components/disk");
    assertThat(disk.path("reason").asText()).isEqualTo("full  \uFFFD[31m");
    assertThat(get("health/ready", 503)).isEqualTo(get("ready", 503));
    awaitStatus("health", 503);
    awaitStatus("live", 200);
    assertThat(get("health/live", 200)).isEqualTo(get("live", 200));
  }

  @Test
  void noReasonHasTheAddressOfAnEndpoint() throws Exception {
    startAll();
    for (String route : new String[] {"reply-relay", "command-relay"}) {
      context.getRouteController().stopRoute(route);
    }
    String health = awaitStatus("health", 503).toString();
    assertThat(health).contains("route:reply-relay").doesNotContain("sql:", "SELECT", "://");
  }

  @Test
  void aCheckThatFailsIsShownAndHidesNoOther() throws Exception {
    for (ComponentHealth.Weight weight :
        new ComponentHealth.Weight[] {
          ComponentHealth.Weight.NOTED, ComponentHealth.Weight.READINESS
        }) {
      ComponentChecks.of(context)
          .add(
              new ComponentHealth(
                  "broken-" + weight,
                  weight,
                  () -> {
                    throw new IllegalStateException("secret");
                  }));
    }
    startAll();
    JsonNode parts = awaitStatus("ready", 503).path("components");
    assertThat(parts.at("/broken-READINESS/status").asText()).isEqualTo("DOWN");
    assertThat(parts.at("/database/status").asText()).isEqualTo("UP");
    parts = get("health", 503).path("components");
    assertThat(parts.at("/broken-NOTED/status").asText()).isEqualTo("DEGRADED");
    assertThat(parts.at("/broken-NOTED/reason").asText())
        .isEqualTo("its state cannot be read (an unexpected failure, IllegalStateException)");
  }

  private JsonNode awaitStatus(String what, int status) {
    await().atMost(Duration.ofSeconds(30)).until(() -> send(what).statusCode() == status);
    return get(what, status);
  }

  private JsonNode get(String what, int status) {
    HttpResponse<String> response = send(what);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return OpsCalls.json(response);
  }

  private HttpResponse<String> send(String what) {
    return ops.send("GET", "/observe/" + what, null, null);
  }
}
