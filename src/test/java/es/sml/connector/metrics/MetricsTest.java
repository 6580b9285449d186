package es.sml.connector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.DealerMailbox;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The metrics of a running connector. */
class MetricsTest extends OpsStationTest {
  private static final String SPEED_COUNT = "sml_connector_speed_to_lead_seconds_count";
  private static final String DEALER_NORTE = "{dealer=\"norte\"}";

  private static final String QUEUE = "{channel=\"queue\",dealer=\"norte\"}";
  private static final String MAIL = "{channel=\"mail\",dealer=\"norte\"}";
  private static final String MAILBOX =
      "{dealer=\"norte\",mailbox=\"norte/leads@norte.example/INBOX\"}";

  private static final String PORTAL =
      """
      Message-ID: <1@portal.example>
      From: avisos@portal.example
      Subject: Contacto

      Nombre: Eva Sanz
      Teléfono: 600123321
      Vehículo: Kia Niro
      """;
  private static final String OUT_OF_OFFICE =
      """
      Message-ID: <2@portal.example>
      From: eva@portal.example
      Auto-Submitted: auto-replied
      Subject: Fuera de la oficina

      Vuelvo el lunes.
      """;

  private DealerMailbox mailbox;

  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    mailbox = new DealerMailbox();
    Files.createDirectories(directory.resolve("drop/carpeta.csv"));
    Files.createDirectories(directory.resolve("wrong"));
    Files.createFile(directory.resolve("wrong/processed"));
    prepared.withDealer(
        "queue: {}\n    crm: {}\n    "
            + mailbox.yaml()
            + folder("drop")
            + "\n  roto:\n    account: demo\n    source: 1"
            + folder("wrong"));
  }

  private String folder(String name) {
    return "\n    drop-folder: {directory: '%s', poll-interval: 100ms}"
        .formatted(directory.resolve(name));
  }

  @AfterEach
  void stopMailServer() {
    mailbox.close();
  }

  @Test
  void everyLeadThatIsReceivedComesToOneEnd() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    awaitState("one", RunningConnector.lead(1), LeadState.CREATED);
    deadLetter("two");
    connector.sendCorrelated(DEALER, "nothing in it", "three");
    connector.sendCorrelated(
        DEALER, "[" + RunningConnector.lead(2) + "," + RunningConnector.lead(3) + "]", "four");
    mailbox.deliver(OUT_OF_OFFICE);
    mailbox.deliver(PORTAL);
    connector.awaitCreated(4);
    Exposition metrics =
        awaitMetrics(
            all ->
                ends(all, QUEUE) == all.value(name("received"), QUEUE)
                    && ends(all, MAIL) == 2
                    && all.value(SPEED_COUNT, DEALER_NORTE) == 4);
    assertThat(metrics.value(name("received"), QUEUE)).isEqualTo(6);
    assertThat(metrics.value(name("created"), QUEUE)).isEqualTo(3);
    assertThat(metrics.value(name("rejected"), QUEUE)).isEqualTo(1);
    assertThat(metrics.value(name("split"), QUEUE)).isEqualTo(1);
    assertThat(metrics.value(name("failed"), QUEUE)).isEqualTo(1);
    assertThat(metrics.value(name("created"), MAIL)).isEqualTo(1);
    assertThat(metrics.value(name("dismissed"), MAIL)).isEqualTo(1);
    assertThat(metrics.value("sml_connector_errors_total", "{account=\"demo\",stage=\"deliver\"}"))
        .isEqualTo(1);
    assertThat(
            metrics.value(
                "sml_connector_request_duration_seconds_count",
                "{account=\"demo\",operation=\"create-lead\",outcome=\"success\"}"))
        .isEqualTo(4);
    assertThat(
            metrics.value(
                "sml_connector_request_duration_seconds_count",
                "{account=\"demo\",operation=\"create-lead\",outcome=\"rejected\"}"))
        .isEqualTo(1);
    assertThat(
            metrics.value(
                "sml_connector_request_duration_seconds_count",
                "{account=\"demo\",operation=\"login\",outcome=\"success\"}"))
        .isEqualTo(1);
  }

  @Test
  void aLeadThatReturnsToItsQueueIsReceivedOnce() throws Exception {
    failBefore(
        "post-lead", "post-lead-prepare", 3, new SmlUnavailableException("away", (Duration) null));
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    awaitState("one", RunningConnector.lead(1), LeadState.CREATED);
    Exposition metrics = awaitMetrics(all -> all.value(name("created"), QUEUE) == 1);
    assertThat(metrics.value(name("received"), QUEUE)).isEqualTo(1);
    assertThat(metrics.value("sml_connector_errors_total", "{account=\"demo\",stage=\"deliver\"}"))
        .isEqualTo(3);
  }

  @Test
  void measuresTheSpeedFromTheMailsArrival() throws Exception {
    mailbox.deliver(PORTAL, Instant.now().minusSeconds(180));
    startAll();
    connector.awaitCreated(1);
    Exposition metrics = awaitMetrics(all -> all.value(name("created"), MAIL) == 1);
    assertThat(metrics.value("sml_connector_speed_to_lead_seconds_sum", "{dealer=\"norte\"}"))
        .isBetween(180.0, 240.0);
  }

  @Test
  void exposesMailboxesAccountsQueuesLedgerAndMachine() throws Exception {
    startAll();
    Exposition metrics =
        awaitMetrics(
            all ->
                all.value("sml_connector_mailbox_last_poll_timestamp_seconds", MAILBOX) > 0
                    && all.value(
                            "sml_connector_status_sync_last_finished_timestamp_seconds",
                            "{account=\"demo\"}")
                        > 0);
    assertThat(
            metrics.value(
                "sml_connector_account_environment",
                "{account=\"demo\",environment=\"production\"}"))
        .isEqualTo(1);
    assertThat(metrics.value("sml_connector_account_state", "{account=\"demo\",state=\"running\"}"))
        .isEqualTo(1);
    assertThat(metrics.value("sml_connector_account_state", "{account=\"demo\",state=\"down\"}"))
        .isEqualTo(0);
    assertThat(metrics.value("sml_connector_queue_depth", "{queue=\"leads.dead\"}")).isEqualTo(0);
    assertThat(metrics.value("sml_connector_component_up", "{component=\"broker\"}")).isEqualTo(1);
    assertThat(metrics.names())
        .contains(
            "sml_connector_ledger_commit_duration_seconds_count",
            "sml_connector_ledger_writes_total",
            "sml_connector_ledger_parked_leads",
            "jvm_memory_used_bytes",
            "jvm_threads_live_threads",
            "jvm_gc_memory_promoted_bytes_total",
            "process_cpu_usage");
    connector.stopSandbox();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    metrics =
        awaitMetrics(
            all ->
                all.value("sml_connector_account_state", "{account=\"demo\",state=\"down\"}") == 1
                    // A scrape is no snapshot: what was read before the pause says nothing of it.
                    && all.value("sml_connector_component_up", "{component=\"account-demo\"}") == 0
                    && depth(all, INBOUND) + depth(all, DEALER) == 1);
    assertThat(metrics.value("sml_connector_account_breaker_open", "{account=\"demo\"}"))
        .isEqualTo(1);
    assertThat(metrics.value("sml_connector_health_state", "{state=\"down\"}")).isEqualTo(1);
    assertThat(metrics.value("sml_connector_health_state", "{state=\"up\"}")).isEqualTo(0);
  }

  @Test
  void exposesUnusableDropFoldersAndStuckFiles() throws Exception {
    startAll();
    Exposition metrics =
        awaitMetrics(
            all ->
                all.value("sml_connector_drop_folder_usable", "{dealer=\"roto\"}") == 0
                    && all.value("sml_connector_drop_folder_stuck_files", "{dealer=\"norte\"}") == 1
                    && all.value("sml_connector_component_up", "{component=\"drop-folder-norte\"}")
                        == 0);
    assertThat(metrics.value("sml_connector_drop_folder_usable", "{dealer=\"norte\"}"))
        .isEqualTo(1);
    assertThat(metrics.value("sml_connector_component_up", "{component=\"drop-folder-roto\"}"))
        .isEqualTo(0);
  }

  private static double depth(Exposition metrics, String queue) {
    return metrics.value("sml_connector_queue_depth", "{queue=\"" + queue + "\"}");
  }

  @Test
  void aMailboxThatIsNoLongerReadHasNoSeries() throws Exception {
    startAll();
    awaitMetrics(all -> all.value("sml_connector_mailbox_mails_stored_total", MAILBOX) == 0);
    context.getRouteController().stopRoute("inbox-mail-norte");
    context.removeRoute("inbox-mail-norte");
    Exposition metrics = metrics();
    assertThat(metrics.series().keySet()).noneMatch(series -> series.contains("mailbox="));
  }

  @Test
  void neitherAnInventedDealerNorACustomerBecomesALabel() throws Exception {
    startAll();
    connector.send(
        INBOUND,
        session -> {
          var message = session.createTextMessage(RunningConnector.lead(1));
          message.setStringProperty("LeadKey", "k1");
          message.setStringProperty("LeadDealer", "invented");
          return message;
        });
    connector.sendCorrelated(DEALER, RunningConnector.lead(2), "Cliente 2");
    connector.awaitCreated(1);
    awaitMetrics(all -> all.value(name("created"), QUEUE) == 1);
    String text = ops.send("GET", "/observe/metrics", null, null).body();
    assertThat(Stream.of("invented", "Cliente", "example.com", "610000002", "k1"))
        .noneMatch(text::contains);
    assertThat(text).contains("dealer=\"unknown\"");
  }

  @Test
  void isReadAsHealthIs() throws Exception {
    startAll();
    HttpResponse<String> response = ops.send("GET", "/observe/metrics", null, null);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(response.body().lines().filter(line -> line.startsWith("# TYPE sml_connector_")))
        .isNotEmpty();
  }

  @Test
  void eachNameFollowsPrometheusAndTheGlossary() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "one");
    connector.awaitCreated(1);
    awaitMetrics(all -> all.value(name("created"), QUEUE) == 1);
    String text = ops.send("GET", "/observe/metrics", null, null).body();
    assertThat(text.lines().filter(line -> line.startsWith("# TYPE sml_connector_")))
        .hasSizeGreaterThan(25)
        .allSatisfy(
            line -> {
              String[] type = line.split(" ", -1);
              assertThat(type[2].endsWith("_total")).as(line).isEqualTo(type[3].equals("counter"));
              assertThat(type[2].split("_", -1))
                  .as(line)
                  .doesNotContain(
                      "look", "looks", "part", "repeated", "waiting", "healthy", "took");
              if (type[3].equals("histogram") || type[3].equals("summary")) {
                assertThat(type[2]).as(line).endsWith("_seconds");
              }
            });
    assertThat(text)
        .containsPattern("# TYPE sml_connector_mailbox_mails_stored_total counter")
        .containsPattern("# TYPE sml_connector_request_duration_seconds histogram");
    assertThat(text.lines().filter(line -> line.startsWith("# HELP sml_connector_")))
        .allSatisfy(
            line ->
                assertThat(line.toLowerCase(Locale.ROOT))
                    .doesNotContain(" look", "nobody", " tell", "repeat", " part "));
  }

  private static String name(String what) {
    return "sml_connector_leads_" + what + "_total";
  }

  private static double ends(Exposition metrics, String way) {
    return Stream.of("created", "duplicate", "rejected", "failed", "dismissed", "split", "parked")
        .mapToDouble(what -> metrics.value(name(what), way))
        .sum();
  }

  private Exposition metrics() {
    return Exposition.of(ops.send("GET", "/observe/metrics", null, null).body());
  }

  private Exposition awaitMetrics(Predicate<Exposition> condition) {
    return await().atMost(Duration.ofSeconds(30)).until(this::metrics, condition);
  }
}
