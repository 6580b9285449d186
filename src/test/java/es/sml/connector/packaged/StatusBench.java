package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.inbox.FigureTable;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run of the status sync costs, and how long a change takes from SML into a CRM. Run by mvn
 * verify -Pbench -Dit.test=StatusBench; it prints and asserts no speed. Its properties, each named
 * bench.…: open-leads; sml-latency, of each of SML's answers in milliseconds; page-size;
 * parallel-pages; every, seconds from run to run, which must be longer than a run and the changes
 * before it; few-leads, changes and period, of the time into a CRM; options of the connector's JVM.
 */
class StatusBench {
  private static final int LEADS = Integer.getInteger("bench.open-leads", 100_000);
  private static final int LATENCY = Integer.getInteger("bench.sml-latency", 75);
  private static final int PAGE = Integer.getInteger("bench.page-size", 100);
  private static final int AT_ONCE = Integer.getInteger("bench.parallel-pages", 4);
  private static final int EVERY = Integer.getInteger("bench.every", 60);
  private static final int FEW_LEADS = Integer.getInteger("bench.few-leads", 2_000);
  private static final int CHANGES = Integer.getInteger("bench.changes", 300);
  private static final int PERIOD = Integer.getInteger("bench.period", 5);
  private static final String OPTIONS = System.getProperty("bench.options", "");
  private static final List<String> READS = List.of("list-leads", "get-lead", "lead-history");
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final String HOOK = "/events";

  @TempDir Path directory;
  private final FigureTable table = new FigureTable();
  private final Map<Long, Long> notifiedAt = new ConcurrentHashMap<>();
  private WebhookReceiver receiver;
  private SandboxProcess sml;
  private LeadChanger changer;
  private ObservedLedger ledger;

  @BeforeEach
  void open() throws IOException {
    receiver = new WebhookReceiver();
    receiver.open(
        HOOK,
        call -> {
          notifiedAt.putIfAbsent(DeliveredEvent.of(call).lead(), System.nanoTime());
          return WebhookReceiver.Conduct.ACCEPT;
        });
    ledger = ObservedLedger.of(directory);
  }

  @AfterEach
  void close() {
    table.print(
        "mvn verify -Pbench -Dit.test=StatusBench -Dbench.open-leads=%d -Dbench.sml-latency=%d -Dbench.page-size=%d -Dbench.parallel-pages=%d -Dbench.every=%d -Dbench.few-leads=%d -Dbench.changes=%d -Dbench.period=%d -Dbench.options=%s"
            .formatted(LEADS, LATENCY, PAGE, AT_ONCE, EVERY, FEW_LEADS, CHANGES, PERIOD, OPTIONS));
    receiver.close();
    if (sml != null) {
      sml.close();
    }
  }

  @Test
  void comparesManyLeads() throws Exception {
    try (PackagedConnector connector = start(LEADS, EVERY)) {
      int some = Math.max(1, LEADS / 100);
      List<Long> leads = sml.leads("status=new", 2 * some);
      leads.forEach(changer::add);
      List<Long> changed = leads.subList(0, some);
      List<Long> ended = leads.subList(some, 2 * some);
      awaitRun(0, connector);
      long pages = pages();
      table.row("pages of open leads", "%d of %d", pages, PAGE);
      table.row(
          "wanted time of a run",
          "%.1f s, which is 1.3 x pages x latency / pages at a time",
          1.3 * pages * LATENCY / AT_ONCE / 1000);
      measure("nothing changed", connector, () -> {});
      measure("1 % changed", connector, () -> changed.forEach(changer::changeStatus));
      measure(
          "1 % ended", connector, () -> ended.forEach(lead -> changer.changeStatus(lead, "end")));
      changed.forEach(changer::changeStatus);
      heap(connector);
      table.row("peak resident memory", "%d MB", connector.peakMemory() >> 20);
    }
  }

  @Test
  void notifiesOfAChangeSoon() throws Exception {
    try (PackagedConnector connector = start(FEW_LEADS, PERIOD)) {
      List<Long> leads = sml.leads("status=new", Math.min(CHANGES, FEW_LEADS / 5));
      leads.forEach(changer::add);
      awaitRun(0, connector);
      long began = awaitRun(ledger.lastRun(), connector);
      double run = (System.currentTimeMillis() - began) / 1000.0;
      Map<Long, Long> changedAt = new HashMap<>();
      Random random = new Random(1);
      for (long lead : leads) { // so that changes come in every part of a period
        await().pollDelay(Duration.ofMillis(50 + random.nextInt(100))).until(() -> true);
        changer.changeStatus(lead);
        changedAt.put(lead, System.nanoTime());
      }
      await().atMost(LONGEST).until(() -> notifiedAt.keySet().containsAll(leads));
      table.row("a run over %d leads".formatted(FEW_LEADS), "%.1f s", run);
      table.waits(
          "from SML into the CRM, every %d s".formatted(PERIOD),
          changedAt.entrySet().stream()
              .map(lead -> Duration.ofNanos(notifiedAt.get(lead.getKey()) - lead.getValue()))
              .sorted()
              .toList(),
          leads.size());
      table.row("wanted at p99", "%.1f s, which is a period, a run and 2 s", PERIOD + run + 2);
    }
  }

  private PackagedConnector start(int open, int seconds) throws IOException {
    sml = SandboxProcess.start(directory, open);
    READS.forEach(operation -> sml.delay(operation, LATENCY));
    changer = new LeadChanger(sml.caller(), new Random(1));
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(
        config.resolve("application.properties"),
        """
        ops.enabled = false
        sml.page-size = %d
        status.schedule = %s
        status.parallel-pages = %d
        callback.allowed-hosts = 127.0.0.1
        callback.private-networks = 127.0.0.0/8
        """
            .formatted(
                PAGE,
                seconds % 60 == 0
                    ? "0 0/" + seconds / 60 + " * * * ?"
                    : "0/" + seconds + " * * * * ?",
                AT_ONCE));
    aDealer()
        .at(sml.caller().baseUrl())
        .withQueue()
        .with(
            """
            crm:
              concessionaires: [1, 2, 3]
              webhook: {url: "%s", secrets: ["env:HOOK_SECRET"]}
            """
                .formatted(receiver.url(HOOK)))
        .writeTo(config);
    return PackagedConnector.startWith(
            Map.of("HOOK_SECRET", "whsec_" + "c2VjcmV0".repeat(4), "SML_CONNECTOR_OPTS", OPTIONS),
            directory,
            "run")
        .awaitOutput("ready in");
  }

  private interface Changes {
    void make() throws Exception;
  }

  private void measure(String what, PackagedConnector connector, Changes changes) throws Exception {
    changes.make();
    Map<String, Long> before = requests();
    long changed = System.currentTimeMillis();
    long began = awaitRun(ledger.lastRun(), connector);
    long ended = System.currentTimeMillis();
    Map<String, Long> after = requests();
    assertThat(began)
        .as("a run began before the changes were made: bench.every")
        .isGreaterThan(changed);
    String requests =
        READS.stream()
            .map(read -> read + " " + (after.get(read) - before.get(read)))
            .collect(Collectors.joining(", "));
    table.row(what, "%.1f s, %s", (ended - began) / 1000.0, requests);
  }

  private void heap(PackagedConnector connector) throws Exception {
    long idle = connector.liveHeap();
    AtomicLong peak = new AtomicLong();
    ScheduledExecutorService monitor = Executors.newSingleThreadScheduledExecutor();
    try {
      Future<?> monitoring =
          monitor.scheduleWithFixedDelay(
              () -> peak.accumulateAndGet(liveHeap(connector), Math::max),
              0,
              200,
              TimeUnit.MILLISECONDS);
      awaitRun(ledger.lastRun(), connector);
      assertThat(monitoring.isDone()).as("the heap could not be looked at").isFalse();
    } finally {
      monitor.shutdownNow();
    }
    table.row(
        "live heap, 1 % changed",
        "%.1f MB idle, at most %.1f MB more in a run",
        idle / 1048576.0,
        (peak.get() - idle) / 1048576.0);
  }

  private static long liveHeap(PackagedConnector connector) {
    try {
      return connector.liveHeap();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, Long> requests() {
    return READS.stream().collect(Collectors.toMap(read -> read, sml::requests));
  }

  private long pages() {
    return Stream.of("new", "commercial_management", "tracing")
        .mapToLong(
            status ->
                sml.caller()
                    .get("/api/lead/?page_size=1&status=" + status)
                    .body()
                    .path("count")
                    .asLong())
        .map(count -> (count + PAGE - 1) / PAGE)
        .sum();
  }

  /** Waits for the end of the first complete run after another, and returns its start. */
  private long awaitRun(long other, PackagedConnector connector) {
    List<Long> began = new ArrayList<>();
    await()
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              connector.requireAlive();
              return lastRun(began) > other;
            });
    return began.get(began.size() - 1);
  }

  private long lastRun(List<Long> began) throws SQLException {
    long last = ledger.lastRun();
    began.add(last);
    return last;
  }
}
