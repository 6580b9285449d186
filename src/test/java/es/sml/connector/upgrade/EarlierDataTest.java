package es.sml.connector.upgrade;

import static es.sml.connector.upgrade.EarlierWorld.Dealer.ESTE;
import static es.sml.connector.upgrade.EarlierWorld.Dealer.NORTE;
import static es.sml.connector.upgrade.EarlierWorld.Dealer.SUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.config.Configuration;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.upgrade.EarlierWorld.Dealer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This version goes on with the ledger and the journal of an earlier build that was killed. */
class EarlierDataTest {
  /** Those of SML before the kill, then those on the queues and of the file. */
  private static final int LEADS_OF_NORTE = 3 + 10 + 5;

  @TempDir private Path directory;
  private EarlierWorld world;
  private ConnectorRuntime connector;
  private OpsCalls ops;

  @BeforeEach
  void startSml() {
    world = new EarlierWorld();
  }

  @AfterEach
  void stop() {
    if (connector != null) {
      connector.close();
    }
    world.close();
  }

  static List<String> kept() throws Exception {
    return KeptData.all();
  }

  @ParameterizedTest
  @MethodSource("kept")
  void createsWhatWaitedOnceAndKeepsWhatHadEnded(String name) throws Exception {
    KeptData.unpack(name, directory.resolve("data")).forEach(this::fill);
    start();
    assertThat(ops.get("status").path("problems").findValuesAsText("component"))
        .as("the data is a copy, so each lead is searched first")
        .contains("restore");
    awaitReferences(NORTE, LEADS_OF_NORTE);
    awaitReferences(ESTE, 1);
    awaitRows(
        0,
        "lead WHERE state NOT IN ('CREATED', 'DUPLICATE', 'REJECTED', 'FAILED', 'SPLIT')"
            + " AND parked_at IS NULL");
    showsEachLeadWithItsHistory();
    awaitRows(0, "crm_event WHERE delivered_at IS NULL");
    awaitRows(0, "crm_event WHERE dead_lettered_at IS NOT NULL");
    awaitRows(0, "command WHERE reply IS NULL");
    keepsTheRest();
    assertThat(references(NORTE)).doesNotHaveDuplicates();
  }

  private void showsEachLeadWithItsHistory() {
    List<String> events = new ArrayList<>();
    for (String key : texts("SELECT lead_key FROM lead")) {
      JsonNode lead = ops.get("leads/" + OpsCalls.encode(key));
      assertThat(lead.path("timeline")).as(key).isNotEmpty();
      events.addAll(lead.path("timeline").findValuesAsText("event"));
      events.addAll(lead.path("history").findValuesAsText("event"));
    }
    assertThat(events)
        .contains("status-changed", "DUPLICATE", "REJECT", "FAIL", "OUTCOME_UNKNOWN", "PARK");
  }

  /** The parked lead has its evidence, and an operator replays the dead letters. */
  private void keepsTheRest() {
    assertThat(references(SUR)).as("the other one is parked").hasSize(1);
    assertThat(deadLetters("parked")).isEqualTo(1);
    String parked = texts("SELECT lead_key FROM lead WHERE parked_at IS NOT NULL").get(0);
    assertThat(ops.get("leads/" + parked).at("/evidence/request").asText()).isNotEmpty();
    assertThat(deadLetters("dead")).isEqualTo(2);
    ops.post("dead-letters/replay", "{\"filter\": {\"queue\": \"dead\"}}");
    awaitReferences(NORTE, LEADS_OF_NORTE + 1);
    await().untilAsserted(() -> assertThat(deadLetters("dead")).isEqualTo(1));
  }

  /** Creates in SML what it had before, with the same ids. */
  private void fill(Dealer dealer, JsonNode audit) {
    for (JsonNode entry : audit) {
      if (entry.path("operation").asText().equals("create-lead")) {
        world
            .sml(dealer)
            .created(
                """
                {"source": 1, "vehicle": {"brand_model": "Seat Ibiza"}, "tags": [{"content": "%s"}]}"""
                    .formatted(entry.path("tags").path(0).asText()));
      }
    }
  }

  private void start() throws Exception {
    Path config =
        world.configure(
            directory,
            Path.of("config"),
            "data-directory = " + directory.resolve("data"),
            "ops.port = 0",
            "ops.operator-token = file:operator",
            // The events of the kept data are old.
            "callback.retry-period = 36500d",
            "sml.request-timeout = 2s",
            "sml.read-timeout = 1500ms",
            "sml.connect-timeout = 2s",
            "sml.late-commit-window = 1s");
    Files.writeString(config.resolve("operator"), OpsCalls.OPERATOR);
    connector =
        ConnectorRuntime.start(Configuration.load(config, EarlierWorld.SECRETS), Path.of("routes"));
    ops = new OpsCalls(connector.opsPort());
  }

  private int deadLetters(String queue) {
    return ops.get("dead-letters?queue=" + queue).path("deadLetters").size();
  }

  private List<String> references(Dealer dealer) {
    List<String> references = new ArrayList<>();
    for (JsonNode entry : world.sml(dealer).audit()) {
      if (entry.path("operation").asText().equals("create-lead")) {
        references.add(entry.path("tags").path(0).asText());
      }
    }
    return references;
  }

  private void awaitReferences(Dealer dealer, int number) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(references(dealer)).hasSize(number));
  }

  private void awaitRows(int number, String query) {
    await(query)
        .untilAsserted(
            () -> assertThat(texts("SELECT COUNT(*) FROM " + query)).containsExactly("" + number));
  }

  private List<String> texts(String query) {
    return JdbcClient.create(
            connector
                .context()
                .getRegistry()
                .lookupByNameAndType("ledgerDataSource", DataSource.class))
        .sql(query)
        .query(String.class)
        .list();
  }
}
