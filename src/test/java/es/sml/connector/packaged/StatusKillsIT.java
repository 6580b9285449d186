package es.sml.connector.packaged;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.WebhookReceiver;
import es.sml.connector.testing.sandbox.SandboxCaller;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes leads in SML while the connector is killed again and again. The CRMs of three dealers
 * must receive each change: one behind a webhook that often fails, one at a queue, one with a
 * folder.
 */
class StatusKillsIT {
  private static final int LEADS = 15; // a dealer
  private static final int KILLS = Integer.getInteger("kills.rounds", 5); // of each kind
  private static final int LONGEST_WAIT = 4_000;
  private static final int REQUESTS_BEFORE_KILL = 12;
  private static final String HOOK = "/events";
  private static final String LEAD =
      "{\"vehicle\":{\"brand_model\":\"Ibiza\"},\"client\":{\"name\":\"%s %d\",\"phone\":\"6%08d\"}}";

  @TempDir Path directory;
  private final long seed = Long.getLong("kills.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private Sandbox sandbox;
  private SandboxCaller sml;
  private WebhookReceiver receiver;
  private WebhookReceiver.Hook west;
  private volatile KillPoint callback = KillPoint.none();
  private PackagedConnector connector;
  private ObservedLedger ledger;
  private int broker;

  @BeforeEach
  void configure() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.defaults());
    sml = SandboxCaller.loggedIn(sandbox);
    receiver = new WebhookReceiver();
    west = receiver.open(HOOK, call -> conduct());
    ledger = ObservedLedger.of(directory);
    broker = FreePorts.next();
    Files.createDirectories(directory.resolve("drop"));
    Files.createDirectories(directory.resolve("events"));
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(
        config.resolve("application.properties"),
        """
        broker.acceptor = 127.0.0.1:%d
        ops.enabled = false
        status.schedule = * * * * * ?
        callback.interval = 200ms
        callback.timeout = 2s
        callback.allowed-hosts = 127.0.0.1
        callback.private-networks = 127.0.0.0/8
        """
            .formatted(broker));
    Files.writeString(
        config.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "%1$s", username: demo, password: "env:SML_PASSWORD"}
        dealers:
          oeste:
            account: demo
            source: 1
            queue: {}
            crm: {webhook: {url: "%2$s", secrets: ["env:HOOK_SECRET"]}}
            broker-user: {username: oeste, password: "env:CRM_PASSWORD"}
          norte:
            account: demo
            source: 1
            queue: {}
            crm: {}
            broker-user: {username: norte, password: "env:CRM_PASSWORD"}
          sur:
            account: demo
            source: 1
            drop-folder: {directory: "%3$s/drop"}
            crm: {folder: "%3$s/events"}
        """
            .formatted(sandbox.baseUrl(), receiver.url(HOOK), directory));
  }

  @AfterEach
  void stop() {
    if (connector != null) {
      connector.kill();
    }
    receiver.close();
    sandbox.close();
  }

  @Test
  void notifiesOfEachChangeThroughKills() throws Exception {
    System.out.println("kills.seed " + seed);
    start();
    connector.awaitOutput("ready in");
    LeadChanger changer = new LeadChanger(sml.outsideTheContract(), random);
    offer();
    awaitRun();
    IntStream.rangeClosed(1, 3 * LEADS).forEach(changer::add);
    // So a run is long enough for a kill in its middle, and a history is younger than its page.
    sml.fault(on("list-leads").delay(100));
    sml.fault(on("lead-history").delay(100));
    ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor();
    try {
      Future<?> changes =
          work.scheduleWithFixedDelay(changer::change, 0, 80, TimeUnit.MILLISECONDS);
      for (int kill = 0; kill < KILLS; kill++) {
        killInCallback();
        killInRun();
        killAtSomeTime();
      }
      assertThat(changes.isDone()).as("a change failed").isFalse();
    } finally {
      work.shutdown();
      assertThat(work.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
    changer.each(lead -> changer.changeStatus(lead, "end"));
    connector.awaitOutput("ready in");
    awaitRun();
    await("seed " + seed)
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> {
              connector.requireAlive();
              return ledger.waitingEvents() == 0;
            });
    List<DeliveredEvent> north = receivedFromQueue();
    connector.close();
    requireEachNotified(changer, north);
  }

  private WebhookReceiver.Conduct conduct() {
    callback.pass();
    return switch (random.nextInt(12)) {
      case 0 -> WebhookReceiver.Conduct.REFUSE;
      case 1 -> WebhookReceiver.Conduct.KEEP_AND_REFUSE;
      case 2 -> WebhookReceiver.Conduct.KEEP_AND_CLOSE;
      default -> WebhookReceiver.Conduct.ACCEPT;
    };
  }

  private void start() throws IOException {
    connector =
        PackagedConnector.startWith(
            Map.of("HOOK_SECRET", "whsec_" + "c2VjcmV0".repeat(4)), directory, "run");
  }

  private void killInCallback() throws IOException {
    callback = new KillPoint(1 + random.nextInt(REQUESTS_BEFORE_KILL));
    callback.kill(connector);
    start();
  }

  private void killInRun() throws IOException {
    connector.awaitOutput("ready in");
    long until = syncRequests() + 1 + random.nextInt(REQUESTS_BEFORE_KILL);
    await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> syncRequests() >= until);
    connector.kill();
    start();
  }

  private void killAtSomeTime() throws IOException {
    await().pollDelay(Duration.ofMillis(random.nextInt(LONGEST_WAIT))).until(() -> true);
    connector.kill();
    start();
  }

  private long syncRequests() {
    return Stream.of("list-leads", "lead-history")
        .mapToLong(operation -> sml.stats().at("/requests/" + operation + "/200").asLong())
        .sum();
  }

  private void awaitRun() {
    long now = System.currentTimeMillis();
    await("seed " + seed)
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              connector.requireAlive();
              return ledger.lastRun() > now;
            });
  }

  private void offer() throws Exception {
    send("oeste");
    send("norte");
    for (int i = 0; i < LEADS; i++) {
      Path file = Files.writeString(directory.resolve("lead.part"), LEAD.formatted("sur", i, i));
      Files.move(file, directory.resolve("drop/lead" + i + ".json"));
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> sml.stats().path("creates").asInt() == 3 * LEADS);
  }

  private void send(String dealer) throws JMSException {
    try (ActiveMQConnectionFactory factory = factory(dealer);
        Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer =
          session.createProducer(session.createQueue("dealers." + dealer + ".leads"));
      for (int i = 0; i < LEADS; i++) {
        producer.send(session.createTextMessage(LEAD.formatted(dealer, i, i)));
      }
      session.commit();
    }
  }

  private List<DeliveredEvent> receivedFromQueue() throws JMSException {
    List<DeliveredEvent> events = new ArrayList<>();
    try (ActiveMQConnectionFactory factory = factory("norte");
        Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer =
            session.createConsumer(session.createQueue("crm.norte.status"))) {
      connection.start();
      for (TextMessage event = (TextMessage) consumer.receiveNoWait();
          event != null;
          event = (TextMessage) consumer.receiveNoWait()) {
        events.add(DeliveredEvent.ofJson(event.getText()));
      }
      session.commit();
    }
    return events;
  }

  private ActiveMQConnectionFactory factory(String dealer) {
    return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker, dealer, "crm");
  }

  private List<DeliveredEvent> receivedFromFolder() throws IOException {
    Map<FileTime, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory.resolve("events"))) {
      for (Path file : all.filter(each -> each.toString().endsWith(".csv")).toList()) {
        assertThat(files.put(Files.getLastModifiedTime(file), file)).isNull();
      }
    }
    List<DeliveredEvent> events = new ArrayList<>();
    for (Path file : files.values()) {
      events.addAll(DeliveredEvent.ofFile(file));
    }
    return events;
  }

  private void requireEachNotified(LeadChanger changer, List<DeliveredEvent> north)
      throws IOException {
    List<DeliveredEvent> south = receivedFromFolder();
    System.out.printf(
        "%d kills, %d changes of %d leads; webhook: %d requests, %d taken, %d acknowledged; queue: %d; folder: %d%n",
        3 * KILLS,
        changer.count(),
        3 * LEADS,
        west.requests(),
        west.kept().size(),
        west.acknowledged().size(),
        north.size(),
        south.size());
    assertThat(north)
        .extracting(DeliveredEvent::id)
        .as("the broker drops repeats")
        .doesNotHaveDuplicates();
    requireOneBodyEach(DeliveredEvent.of(west.kept()));
    requireOneBodyEach(south);
    Map<Long, List<DeliveredEvent>> notified = new HashMap<>();
    addNotified("oeste", DeliveredEvent.of(west.acknowledged()), notified);
    addNotified("norte", north, notified);
    addNotified("sur", south, notified);
    Map<Long, List<DeliveredEvent>> received = new HashMap<>();
    addNotified("oeste", DeliveredEvent.of(west.kept()), received);
    received.forEach((lead, events) -> requireInOrder(lead, events));
    assertThat(notified.keySet()).isEqualTo(changer.made().keySet());
    changer.made().forEach((lead, made) -> requireNotified(lead, made, notified.get(lead)));
  }

  private void requireOneBodyEach(List<DeliveredEvent> events) {
    Map<String, String> bodies = new HashMap<>();
    for (DeliveredEvent event : events) {
      String before = bodies.putIfAbsent(event.id(), event.whole());
      assertThat(before).as(seed + " " + event.id()).isIn(null, event.whole());
    }
  }

  // Drops duplicates by their ids.
  private static void addNotified(
      String dealer, List<DeliveredEvent> events, Map<Long, List<DeliveredEvent>> notified) {
    Map<String, DeliveredEvent> first = new LinkedHashMap<>();
    events.forEach(event -> first.putIfAbsent(event.id(), event));
    for (DeliveredEvent event : first.values()) {
      assertThat(event.dealer()).isEqualTo(dealer);
      notified.computeIfAbsent(event.lead(), lead -> new ArrayList<>()).add(event);
    }
  }

  private void requireInOrder(long lead, List<DeliveredEvent> events) {
    assertThat(events.stream().map(DeliveredEvent::number).toList())
        .as("seed %d, lead %d", seed, lead)
        .isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
  }

  // SML's history does not show when tasks were completed between other changes.
  private void requireNotified(long lead, List<String> made, List<DeliveredEvent> notified) {
    requireInOrder(lead, notified);
    assertThat(notified.stream().filter(DeliveredEvent::isTask).map(DeliveredEvent::change))
        .as("seed %d, lead %d", seed, lead)
        .containsExactlyInAnyOrderElementsOf(
            made.stream().filter(change -> change.startsWith(LeadChanger.TASK)).toList());
    List<String> others = new ArrayList<>(List.of("created"));
    made.stream().filter(change -> !change.startsWith(LeadChanger.TASK)).forEach(others::add);
    assertThat(notified.stream().filter(event -> !event.isTask()).map(DeliveredEvent::change))
        .as("seed %d, lead %d", seed, lead)
        .containsExactlyElementsOf(others);
  }
}
