package es.sml.connector.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What waits and what goes on while a part of a running connector is paused. */
class PauseStationTest extends OpsStationTest {
  private static final String WAITING = "leads.paused";
  private static final String SUR = "  sur:\n    account: demo\n    source: 1\n    queue: {}\n";

  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared
        .withDealer(
            """
            queue: {}
                crm: {}
                channels:
                  web: {kind: form, path-secret: 'env:PATH_SECRET'}
                  tienda: {kind: form, path-secret: 'env:PATH_SECRET'}
            """
                + SUR.stripTrailing())
        .withSetting("door.enabled", "true")
        .withSetting("door.port", "0");
  }

  @Test
  void aPausedAccountSendsNothingAndItsLeadsWait() throws Exception {
    startAll();
    pause("account", "demo", null);
    int logins = requests("login");
    connector.offer(1, 3);
    connector.enqueue(INBOUND, 4, 2);
    JsonNode account = ops.get("status").at("/accounts/0");
    assertThat(account.path("state").asText()).isEqualTo("PAUSED");
    assertThat(account.path("reason").asText()).isEqualTo("paused by operator (ana): obras");
    assertThat(account.path("waiting").asInt()).isEqualTo(5);
    assertThat(requests("create-lead")).isZero();
    assertThat(ops.refusal("accounts/demo/resume", "{}"))
        .isEqualTo(
            "409 the account is paused by operator (ana): obras; end that pause with resume"
                + " account demo");

    resume("account", "demo");
    connector.awaitCreated(5);
    assertThat(requests("login")).isGreaterThanOrEqualTo(logins);
    assertThat(ops.get("status").at("/accounts/0/state").asText()).isEqualTo("RUNNING");
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void leadsInHandGoBackAndCountNoAttempt() throws Exception {
    AtomicBoolean first = new AtomicBoolean(true);
    before(
        "post-lead",
        "post-lead-send",
        unused -> {
          if (first.getAndSet(false)) {
            pause("account", "demo", null);
          }
        });
    startAll();
    connector.offer(1, 1);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        connector
                            .ledger()
                            .sql("SELECT state || ' ' || attempts FROM lead")
                            .query(String.class)
                            .list())
                    .containsExactly("RECEIVED 0"));
    assertThat(requests("create-lead")).isZero();

    resume("account", "demo");
    connector.awaitCreated(1);
    assertThat(connector.references()).doesNotHaveDuplicates().hasSize(1);
    assertThat(
            connector.ledger().sql("SELECT MAX(attempts) FROM lead").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  void theLeadsOfAPausedDealerWaitAndThoseOfOthersGoOn() throws Exception {
    startAll();
    pause("dealer", "norte", null);
    connector.enqueue(INBOUND, 1, 3); // all of norte
    connector.offer(4, 1);
    connector.send("dealers.sur.leads", RunningConnector.lead(9));
    connector.awaitCreated(1);
    // A consumer that was already receiving takes one more message of the dealer's queue.
    await().until(() -> connector.browse(WAITING).size() + connector.browse(DEALER).size() == 4);
    assertThat(connector.browse(WAITING)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(connector.browse(INBOUND)).isEmpty();
    assertThat(connector.createdInLedger()).isEqualTo(1);

    resume("dealer", "norte");
    connector.awaitCreated(5);
    connector.awaitQueueEmpty(WAITING);
    assertThat(connector.references()).doesNotHaveDuplicates().hasSize(5);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void aPausedCrmAndChannelAreShownAsPaused() throws Exception {
    startAll();
    pause("crm", "norte", null);
    pause("channel", "norte/web", null);
    JsonNode status = ops.get("status");
    assertThat(status.at("/crms/0/state").asText()).isEqualTo("PAUSED");
    assertThat(status.at("/crms/0/reason").asText()).isEqualTo("paused by operator (ana): obras");
    assertThat(ops.get("crms").at("/crms/0/state").asText()).isEqualTo("PAUSED");
    assertThat(status.path("channels").findValuesAsText("status")).containsExactly("UP", "PAUSED");
    assertThat(status.at("/channels/1/reason").asText())
        .isEqualTo("paused by operator (ana): obras");

    resume("channel", "norte/web");
    resume("crm", "norte");
    pause("dealer", "norte", null);
    status = ops.get("status");
    assertThat(status.path("channels").findValuesAsText("status"))
        .containsExactly("PAUSED", "PAUSED");
    assertThat(status.at("/crms/0/state").asText()).isEqualTo("IDLE"); // its events go on
  }

  @Test
  void aPausedChannelStoresItsLeadsAndTheyWait() throws Exception {
    startAll();
    pause("channel", "norte/web", null);
    for (String channel : List.of("norte/web", "norte/tienda")) {
      assertThat(
              ops.post("channels/test", "{\"channel\":\"" + channel + "\"}")
                  .path("outcome")
                  .asText())
          .isEqualTo("stored");
    }
    awaitMessages(DISMISSED, 1); // a test lead ends as no lead
    assertThat(awaitMessages(WAITING, 1).get(0).getStringProperty("LeadMailbox")).isEqualTo("web");

    pause("channel", "norte/tienda", null);
    resume("channel", "norte/web");
    awaitMessages(DISMISSED, 2);
    assertThat(connector.browse(WAITING)).isEmpty();
  }

  @Test
  void theEventsOfAPausedCrmWait() throws Exception {
    startAll();
    pause("crm", "norte", null);
    connector.offer(1, 1);
    connector.awaitCreated(1);
    await()
        .during(Duration.ofSeconds(3)) // three polls of the outbox would be due
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                connector
                            .ledger()
                            .sql("SELECT COUNT(*) FROM crm_event WHERE delivered_at IS NULL")
                            .query(Integer.class)
                            .single()
                        == 1
                    && connector.browse("crm.norte.status").isEmpty());

    resume("crm", "norte");
    assertThat(connector.consume("crm.norte.status", 1).get(0)).contains("created");
  }

  @Test
  void noRunOfAPausedScheduleStarts() throws Exception {
    startAll();
    await().until(() -> requests("list-leads") > 0);
    pause("schedule", "status-sync-demo", null);
    AtomicInteger seen = new AtomicInteger();
    await() // three runs would be due
        .during(Duration.ofSeconds(3))
        .until(
            () -> {
              int now = requests("list-leads");
              return seen.getAndSet(now) == now;
            });
    String last = ops.get("status").at("/accounts/0/lastSync").asText();

    resume("schedule", "status-sync-demo");
    await().until(() -> !ops.get("status").at("/accounts/0/lastSync").asText().equals(last));
  }

  @Test
  void aCommandForAPausedAccountWaits() throws Exception {
    startAll();
    connector.offer(1, 1);
    connector.awaitCreated(1);
    long id = connector.audit().get(0).path("lead").asLong();
    pause("account", "demo", Instant.now().plusSeconds(60));
    assertThat(
            ops.send(
                    "POST",
                    "/api/v1/leads/sml:" + id + "/finish-lead?account=demo",
                    OpsCalls.OPERATOR,
                    null,
                    "one")
                .statusCode())
        .isEqualTo(503);
    resume("account", "demo");
  }

  @Test
  void aPauseEndsByItself() throws Exception {
    startAll();
    Instant end = Instant.now().plusSeconds(2);
    pause("dealer", "norte", end);
    connector.offer(1, 1);
    connector.awaitCreated(1);
    assertThat(Instant.now()).isAfterOrEqualTo(end);
    await().untilAsserted(() -> assertThat(ops.get("pauses").path("pauses")).isEmpty());
    assertThat(connector.ledger().sql("SELECT * FROM pause").query().listOfRows()).isEmpty();
  }

  @Test
  void healthIsDegradedAndNeverDown() throws Exception {
    startAll();
    pause("account", "demo", null);
    JsonNode health = health();
    assertThat(health.path("status").asText()).as("%s", health).isEqualTo("DEGRADED");
    assertThat(health.at("/components/pause-account-demo/status").asText()).isEqualTo("DEGRADED");
    assertThat(health.at("/components/pause-account-demo/reason").asText())
        .isEqualTo("paused by operator (ana): obras");
    String metrics = ops.send("GET", "/observe/metrics", null, null).body();
    assertThat(metrics)
        .contains("sml_connector_pause_active{kind=\"account\",name=\"demo\"} 1.0")
        .contains("sml_connector_queue_paused{queue=\"leads.inbound.demo\"} 1.0")
        .contains("sml_connector_queue_paused{queue=\"dealers.norte.leads\"} 1.0")
        .contains("sml_connector_account_state{account=\"demo\",state=\"running\"} 0.0")
        .doesNotContain("component=\"pause-");

    resume("account", "demo");
    assertThat(health().at("/components/pause-account-demo").isMissingNode()).isTrue();
  }

  @Test
  void refusesWhatTheConfigurationLacks() throws Exception {
    startAll();
    assertThat(ops.refusal("pauses", body("dealer", "nortte", ",\"reason\":\"r\"")))
        .isEqualTo("404 the configuration has no dealer nortte; did you mean norte?");
    assertThat(ops.refusal("pauses", body("delaer", "norte", ",\"reason\":\"r\"")))
        .isEqualTo("400 nothing of the kind delaer can be paused; did you mean dealer?");
    assertThat(
            ops.refusal(
                "pauses",
                body("dealer", "norte", ",\"reason\":\"r\",\"until\":\"2020-01-01T00:00:00Z\"")))
        .isEqualTo("400 until must be in the future, and after from");
    assertThat(ops.refusal("pauses", body("dealer", "norte", "")))
        .isEqualTo("400 reason must have 1 to 200 characters");
    assertThat(
            ops.send("POST", "/api/v1/pauses", OpsCalls.VIEWER, body("dealer", "norte", ""))
                .statusCode())
        .isEqualTo(403);
    assertThat(ops.get("pauses").path("pauses")).isEmpty();
  }

  @Test
  void auditsWhoPausedAndWhoResumed() throws Exception {
    startAll();
    pause("dealer", "norte", null);
    resume("dealer", "norte");
    resume("dealer", "norte");
    assertThat(ops.get("audit").path("entries"))
        .extracting(
            entry ->
                entry.path("who").asText()
                    + " "
                    + entry.path("action").asText()
                    + " "
                    + entry.path("details").asText()
                    + ": "
                    + entry.path("outcome").asText())
        .containsExactly(
            "operator (ana) resume dealer norte: not paused",
            "operator (ana) resume dealer norte: resumed",
            "operator (ana) pause dealer norte: paused by operator (ana): obras");
  }

  @Test
  void aPauseStaysAfterAReloadAndEndsWithItsDealer() throws Exception {
    startAll();
    pause("dealer", "norte", null);
    pause("dealer", "sur", null);
    connector.writeDealers("  norte:\n    account: demo\n    source: 1\n    queue: {}\n");
    ops.post("reload", "{}");
    assertThat(ops.get("pauses").path("pauses"))
        .extracting(pause -> pause.path("name").asText())
        .containsExactly("norte");
  }

  private JsonNode health() {
    return OpsCalls.json(ops.send("GET", "/observe/health", null, null));
  }

  private void pause(String kind, String name, Instant until) {
    JsonNode pause =
        ops.post(
            "pauses",
            body(
                kind,
                name,
                ",\"reason\":\"obras\"" + (until == null ? "" : ",\"until\":\"" + until + "\"")));
    assertThat(pause.path("state").asText()).isEqualTo("paused");
  }

  private void resume(String kind, String name) {
    assertThat(ops.post("pauses/resume", body(kind, name, "")).path("state").asText())
        .isEqualTo("running");
  }

  private static String body(String kind, String name, String rest) {
    return "{\"kind\":\"%s\",\"name\":\"%s\"%s}".formatted(kind, name, rest);
  }
}
