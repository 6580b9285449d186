package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.inbox.FigureTable;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.WebhookReceiver;
import es.sml.connector.testing.WebhookReceiver.Conduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of events for a CRM that fails now and then, beside one that never answers and one that
 * is well and gets a few. Run by mvn verify -Pbench -Dit.test=CallbackBench; it prints and asserts
 * no speed. Its properties, each named bench.…: events, of the failing CRM; trickle, events of the
 * CRM that is well before its neighbours go bad, and at least as many after; parallel, requests
 * under way at each CRM; options of the connector's JVM.
 */
class CallbackBench {
  private static final int EVENTS = Integer.getInteger("bench.events", 10_000);
  private static final int TRICKLE = Integer.getInteger("bench.trickle", 200);
  private static final int PARALLEL = Integer.getInteger("bench.parallel", 4);
  private static final String OPTIONS = System.getProperty("bench.options", "");
  private static final int CHANGES_A_LEAD = 10;
  private static final int HANGING_EVENTS = 50;
  // Enough leads that none changes twice between two runs of the sync.
  private static final int TRICKLE_LEADS = 300;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  @TempDir Path directory;
  private final FigureTable table = new FigureTable();
  private final Random random = new Random(1);
  private WebhookReceiver receiver;
  private WebhookReceiver.Hook failing;
  private WebhookReceiver.Hook hanging;
  private WebhookReceiver.Hook sound;
  private SandboxProcess sml;
  private ObservedLedger ledger;

  @BeforeEach
  void open() throws IOException {
    receiver = new WebhookReceiver();
    failing = receiver.open("/failing", call -> conduct());
    hanging = receiver.open("/hanging", call -> Conduct.HANG);
    sound = receiver.open("/sound", call -> Conduct.ACCEPT);
    // About a sixth of its open leads is new and belongs to one dealer.
    sml = SandboxProcess.start(directory, Math.max(3_000, 8 * EVENTS / CHANGES_A_LEAD));
    ledger = ObservedLedger.of(directory);
  }

  @AfterEach
  void close() {
    table.print(
        "mvn verify -Pbench -Dit.test=CallbackBench -Dbench.events=%d -Dbench.trickle=%d -Dbench.parallel=%d -Dbench.options=%s"
            .formatted(EVENTS, TRICKLE, PARALLEL, OPTIONS));
    receiver.close();
    sml.close();
  }

  @Test
  void keepsEachDealerToItself() throws Exception {
    try (PackagedConnector connector = start()) {
      await().atMost(LONGEST).until(() -> ledger.lastRun() > 0);
      LeadChanger trickle = changer(3, TRICKLE_LEADS);
      for (int i = 0; i < TRICKLE; i++) {
        changeSoon(trickle);
      }
      awaitNotified(trickle, "sano");
      waits("a healthy CRM alone", "sano", 0);
      long alone = ledger.numbers("SELECT MAX(queued_at) FROM crm_event").get(0);

      LeadChanger many = changer(1, (EVENTS + CHANGES_A_LEAD - 1) / CHANGES_A_LEAD);
      LeadChanger hung = changer(2, HANGING_EVENTS);
      hung.each(hung::changeStatus);
      for (int i = 1; i < CHANGES_A_LEAD; i++) {
        String status = i % 2 == 0 ? "commercial_management" : "tracing";
        many.each(lead -> many.changeStatus(lead, status));
      }
      // Each change stays, because a value that returns between two runs appears only with the next
      // change.
      many.each(many::assign);
      int before = trickle.count();
      while (trickle.count() - before < TRICKLE || isPending(many, "falla")) {
        changeSoon(trickle);
        connector.requireAlive();
      }
      awaitNotified(trickle, "sano");
      waits("a healthy CRM beside the others", "sano", alone);
      rate(many.count());
      table.row("requests to the failing CRM", "%d", failing.requests());
      table.row("requests to the hanging CRM", "%d", hanging.requests());
      table.row("processor", "%.1f s", connector.cpu().toMillis() / 1000.0);
      table.row("peak resident memory", "%d MB", connector.peakMemory() >> 20);
      requireInOrder(many, failing);
      requireInOrder(trickle, sound);
    }
  }

  private Conduct conduct() {
    return switch (random.nextInt(10)) {
      case 0 -> Conduct.REFUSE;
      case 1 -> Conduct.KEEP_AND_REFUSE;
      default -> Conduct.ACCEPT;
    };
  }

  private LeadChanger changer(int concessionaire, int leads) {
    LeadChanger changer = new LeadChanger(sml.caller(), random);
    List<Long> open = sml.leads("status=new&concessionaire__in=" + concessionaire, leads);
    assertThat(open).hasSize(leads);
    open.forEach(changer::add);
    return changer;
  }

  private void changeSoon(LeadChanger changer) {
    await().pollDelay(Duration.ofMillis(50 + random.nextInt(100))).until(() -> true);
    changer.changeNext();
  }

  private void awaitNotified(LeadChanger changer, String dealer) {
    await().atMost(LONGEST).until(() -> !isPending(changer, dealer));
  }

  private boolean isPending(LeadChanger changer, String dealer) throws SQLException {
    return notified(dealer) < changer.count();
  }

  private long notified(String dealer) throws SQLException {
    return ledger
        .numbers(
            "SELECT COUNT(*) FROM crm_event WHERE delivered_at IS NOT NULL AND dealer = '"
                + dealer
                + "'")
        .get(0);
  }

  private void waits(String what, String dealer, long after) throws SQLException {
    List<Duration> waits =
        ledger
            .numbers(
                "SELECT delivered_at - queued_at FROM crm_event WHERE dealer = '%s' AND queued_at > %d ORDER BY 1"
                    .formatted(dealer, after))
            .stream()
            .map(Duration::ofMillis)
            .toList();
    table.waits(what + ", from the outbox on", waits, waits.size());
  }

  private void rate(int events) throws SQLException {
    List<Long> delivered =
        ledger.numbers("SELECT delivered_at FROM crm_event WHERE dealer = 'falla' ORDER BY 1");
    long began =
        ledger.numbers("SELECT MIN(queued_at) FROM crm_event WHERE dealer = 'falla'").get(0);
    for (int percent : List.of(50, 90, 100)) {
      int count = events * percent / 100;
      double seconds = (delivered.get(count - 1) - began) / 1000.0;
      table.row(
          "failing CRM, %d %% of its events".formatted(percent),
          "%d in %.1f s: %.0f/s",
          count,
          seconds,
          count / seconds);
    }
  }

  // Checks that each event came, after the earlier events of its lead.
  private static void requireInOrder(LeadChanger changer, WebhookReceiver.Hook end) {
    Set<String> ids = new HashSet<>();
    Map<Long, List<DeliveredEvent>> received = new HashMap<>();
    for (DeliveredEvent event : DeliveredEvent.of(end.acknowledged())) {
      if (ids.add(event.id())) {
        received.computeIfAbsent(event.lead(), lead -> new ArrayList<>()).add(event);
      }
    }
    assertThat(ids).hasSize(changer.count());
    received.forEach(
        (lead, events) -> {
          assertThat(events.stream().map(DeliveredEvent::number).toList())
              .isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
          assertThat(events.stream().map(DeliveredEvent::change).toList())
              .isEqualTo(changer.made().get(lead));
        });
  }

  private PackagedConnector start() throws IOException {
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(
        config.resolve("application.properties"),
        """
        ops.enabled = false
        sml.page-size = 1000
        status.schedule = 0/5 * * * * ?
        callback.allowed-hosts = 127.0.0.1
        callback.private-networks = 127.0.0.0/8
        """);
    StringBuilder dealers =
        new StringBuilder(
            """
            accounts:
              demo: {base-url: "%s", username: demo, password: "env:SML_PASSWORD"}
            dealers:
            """
                .formatted(sml.caller().baseUrl()));
    Map<String, String> ends = Map.of("falla", "/failing", "cuelga", "/hanging", "sano", "/sound");
    Map<String, Integer> places = Map.of("falla", 1, "cuelga", 2, "sano", 3);
    ends.forEach(
        (dealer, path) ->
            dealers.append(
                """
                  %s:
                    account: demo
                    source: 1
                    queue: {}
                    crm:
                      concessionaires: [%d]
                      webhook: {url: "%s", secrets: ["env:HOOK_SECRET"], parallel-events: %d}
                """
                    .formatted(dealer, places.get(dealer), receiver.url(path), PARALLEL)));
    Files.writeString(config.resolve("dealers.yaml"), dealers);
    return PackagedConnector.startWith(
            Map.of("HOOK_SECRET", "whsec_" + "c2VjcmV0".repeat(4), "SML_CONNECTOR_OPTS", OPTIONS),
            directory,
            "run")
        .awaitOutput("ready in");
  }
}
