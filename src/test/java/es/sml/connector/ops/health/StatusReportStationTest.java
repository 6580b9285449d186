package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the ops API tells at a glance. */
class StatusReportStationTest extends OpsStationTest {
  @Override
  protected String idleRoutes() {
    return "none"; // a part that does not run is not well
  }

  @Test
  void reportsAHealthyConnector() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    awaitState("one", RunningConnector.lead(1), LeadState.CREATED);
    deadLetter("two");
    JsonNode status =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                this::status,
                all -> all.path("status").asText().equals("UP") && depth(all, INBOUND) == 0);
    assertThat(status.path("problems")).isEmpty();
    assertThat(status.at("/accounts/0/account").asText()).isEqualTo("demo");
    assertThat(status.at("/accounts/0/environment").asText()).isEqualTo("production");
    assertThat(status.at("/accounts/0/state").asText()).isEqualTo("RUNNING");
    assertThat(status.path("oldestWaiting").isNull()).isTrue();
    assertThat(depth(status, DEAD)).isEqualTo(1);
    assertThat(status.path("queues").findValuesAsText("queue"))
        .filteredOn(queue -> queue.startsWith("sml."))
        .containsExactly("sml.commands");
    assertThat(status.at("/leads/deadLetters").asInt()).isEqualTo(1);
    assertThat(status.at("/leads/lastHour/total").asInt()).isEqualTo(2);
    assertThat(status.at("/leads/lastHour/CREATED").asInt()).isEqualTo(1);
    assertThat(status.at("/leads/lastHour/REJECTED").asInt()).isEqualTo(1);
  }

  @Test
  void countsTheLast24HoursByTheHourOfArrival() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    connector.sendCorrelated(DEALER, RunningConnector.lead(2), "two");
    connector.sendCorrelated(DEALER, RunningConnector.lead(3), "three");
    awaitState("one", RunningConnector.lead(1), LeadState.CREATED);
    awaitState("two", RunningConnector.lead(2), LeadState.CREATED);
    awaitState("three", RunningConnector.lead(3), LeadState.CREATED);
    cameIn("one", 1, Duration.ofHours(3));
    cameIn("two", 2, Duration.ofHours(30));
    JsonNode hours = status().at("/leads/hours");
    assertThat(hours).hasSize(24);
    assertThat(hours.get(23).path("hour").asText()).endsWith(":00:00Z");
    assertThat(
            StreamSupport.stream(hours.spliterator(), false)
                .filter(hour -> hour.path("CREATED").asInt() == 1)
                .count())
        .isEqualTo(2);
    assertThat(hours.get(20).path("total").asInt()).isEqualTo(1);
  }

  @Test
  void namesWhatIsNotWellAndTheLeadThatWaitsLongest() throws Exception {
    startAll();
    connector.stopSandbox();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    JsonNode status =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                this::status,
                all ->
                    all.at("/accounts/0/state").asText().equals("DOWN")
                        && all.path("status").asText().equals("DOWN"));
    assertThat(status.at("/problems/0/component").asText()).isEqualTo("account-demo");
    assertThat(status.at("/problems/0/status").asText()).isEqualTo("DOWN");
    assertThat(status.at("/problems/0/runbook").asText())
        .isEqualTo("docs/runbook.md#an-account-stands-still");
    assertThat(Instant.parse(status.at("/problems/0/since").asText())).isBefore(Instant.now());
    String reason = status.at("/problems/0/reason").asText();
    assertThat(reason)
        .startsWith("SML cannot be reached at " + connector.sandboxUrl() + " (")
        .endsWith("check the network and accounts.demo.base-url in dealers.yaml");
    assertThat(status.at("/accounts/0/reason").asText()).isEqualTo(reason);
    JsonNode health = OpsCalls.json(ops.send("GET", "/observe/health", null, null));
    assertThat(health.at("/components/account-demo/reason").asText()).isEqualTo(reason);
    assertThat(ops.get("status?language=es").at("/problems/0/reason").asText())
        .startsWith("no se llega a SML en " + connector.sandboxUrl() + " (la conexión");
    assertThat(status.at("/accounts/0/reason").asText()).contains("SML cannot be reached");
    assertThat(Instant.parse(status.at("/accounts/0/since").asText())).isBefore(Instant.now());
    status =
        await()
            .until(
                this::status, // for a moment the lead is in a consumer's hand
                all ->
                    all.at("/accounts/0/waiting").asInt() == 1
                        && all.at("/oldestWaiting/account").asText().equals("demo"));
    assertThat(status.at("/oldestWaiting/ageSeconds").asLong()).isNotNegative();
    assertThat(Instant.parse(status.at("/oldestWaiting/received").asText()))
        .isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void countsTheUnknownAndTheParked() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    connector.sendCorrelated(DEALER, RunningConnector.lead(2), "two");
    awaitState("one", RunningConnector.lead(1), LeadState.CREATED);
    awaitState("two", RunningConnector.lead(2), LeadState.CREATED);
    ledger("UPDATE lead SET state = 'UNKNOWN' WHERE lead_key = '" + keyOf("one", 1) + "'");
    ledger(
        "UPDATE lead SET state = 'UNKNOWN', parked_at = 1, received_at = 1 WHERE lead_key = '"
            + keyOf("two", 2)
            + "'");
    JsonNode status = status();
    assertThat(status.at("/leads/unknown").asInt()).isEqualTo(1);
    assertThat(status.at("/leads/parked").asInt()).isEqualTo(1);
    assertThat(status.at("/oldestWaiting/key").asText()).isEqualTo(keyOf("one", 1));
  }

  private JsonNode status() {
    return ops.get("status");
  }

  private static String keyOf(String id, int number) {
    return key(id, RunningConnector.lead(number));
  }

  private void cameIn(String id, int number, Duration ago) {
    ledger(
        "UPDATE lead SET received_at = "
            + Instant.now().minus(ago).toEpochMilli()
            + " WHERE lead_key = '"
            + keyOf(id, number)
            + "'");
  }

  private static int depth(JsonNode status, String queue) {
    return StreamSupport.stream(status.path("queues").spliterator(), false)
        .filter(each -> each.path("queue").asText().equals(queue))
        .findFirst()
        .orElseThrow()
        .path("depth")
        .asInt();
  }
}
