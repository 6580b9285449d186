package es.sml.connector.runtime.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import es.sml.connector.ops.health.ConnectorHealth;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.KafkaBroker;
import es.sml.connector.testing.server.NetworkBroker;
import es.sml.connector.testing.server.SshServer;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The route files of docs/recipes in a running connector, each against a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipesStationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path RECIPES = Path.of("docs", "recipes");
  private static final AtomicInteger NEXT = new AtomicInteger(610_000_000);
  private static final String TOPIC = "leads";
  private static final String QUEUE = "crm.new-leads";

  @TempDir static Path directory;

  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final List<String> crmLeads = new CopyOnWriteArrayList<>();
  private volatile int crmStatus = 200;
  private RunningConnector connector;
  private SshServer ssh;
  private Path inbox;
  private KafkaBroker kafka;
  private NetworkBroker broker;
  private String brokerUrl;
  private HttpServer crm;

  @BeforeAll
  void start() throws Exception {
    connector = new RunningConnector(directory.resolve("connector")).withDealer("routes: true");
    startBroker();
    startCrm();
    kafka = KafkaBroker.start(directory.resolve("kafka"));
    connector
        .withRoute(RECIPES.resolve("kafka.camel.yaml"))
        .withSetting("ext.kafka-brokers", kafka.address())
        .withSetting("ext.kafka-topic", TOPIC)
        .withSetting("ext.kafka-group", "sml-connector")
        .withSetting("ext.kafka-dealer", "norte");
    if (SshServer.isInstalled()) {
      startSsh();
    }
    connector.start();
  }

  private void startBroker() throws Exception {
    brokerUrl = "tcp://127.0.0.1:" + FreePorts.next();
    broker =
        new NetworkBroker(
                NetworkBroker.plain(Files.createDirectories(directory.resolve("broker")), brokerUrl)
                    .addAddressSetting(
                        "#",
                        new AddressSettings().setMaxDeliveryAttempts(-1).setRedeliveryDelay(200)))
            .start();
    connector
        .withRoute(RECIPES.resolve("jms.camel.yaml"))
        .withSetting("ext.broker-url", brokerUrl)
        .withSetting("ext.broker-user", NetworkBroker.USER)
        .withSetting("ext.broker-password", "env:BROKER_PASSWORD")
        .withSetting("ext.broker-queue", QUEUE)
        .withSetting("ext.broker-dealer", "norte");
  }

  private void startCrm() throws IOException {
    crm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    crm.createContext("/api/leads", this::list);
    crm.start();
    connector
        .withRoute(RECIPES.resolve("rest.camel.yaml"))
        .withSetting(
            "ext.rest-url", "http://127.0.0.1:" + crm.getAddress().getPort() + "/api/leads")
        .withSetting("ext.rest-token", "env:BROKER_PASSWORD")
        .withSetting("ext.rest-interval", "1000")
        .withSetting("ext.rest-first", "2026-01-01T00:00:00Z")
        .withSetting("ext.rest-cursor-directory", directory.resolve("cursor").toString())
        .withSetting("ext.rest-dealer", "norte");
  }

  // Two leads a page, and a header that names another dealer.
  private void list(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    queries.add(query + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    int page = Integer.parseInt(query.replaceFirst(".*&page=(\\d+)$", "$1"));
    List<String> all = List.copyOf(crmLeads);
    List<String> some =
        all.subList(Math.min(page * 2, all.size()), Math.min(page * 2 + 2, all.size()));
    byte[] body =
        ("{\"leads\":["
                + String.join(",", some)
                + "],\"more\":"
                + (all.size() > page * 2 + 2)
                + "}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("LeadDealer", "sur");
    exchange.getResponseHeaders().set("LeadId", "same");
    exchange.sendResponseHeaders(crmStatus, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void startSsh() throws IOException {
    ssh = SshServer.start(directory.resolve("ssh"));
    inbox = Files.createDirectories(directory.resolve("ssh/upload"));
    connector
        .withRoute(RECIPES.resolve("sftp.camel.yaml"))
        .withSetting("ext.sftp-host", "127.0.0.1")
        .withSetting("ext.sftp-port", String.valueOf(ssh.port()))
        .withSetting("ext.sftp-directory", "upload")
        .withSetting("ext.sftp-interval", "200")
        .withSetting("ext.sftp-stable-for", "200")
        .withSetting("ext.sftp-user", System.getProperty("user.name"))
        .withSetting("ext.sftp-private-key", ssh.privateKey().toString())
        .withSetting("ext.sftp-known-hosts", ssh.knownHosts().toString())
        .withSetting("ext.sftp-dealer", "norte");
  }

  @AfterAll
  void stop() throws Exception {
    connector.close();
    kafka.close();
    broker.close();
    crm.stop(0);
    if (ssh != null) {
      ssh.close();
    }
  }

  @Test
  void aFileOfAnSftpServerBecomesOneLead() throws Exception {
    assumeTrue(ssh != null, "OpenSSH is not installed");
    String phone = phone();
    Path file = inbox.resolve("lead.json");
    Files.writeString(file, lead(phone));
    awaitOneLead(phone);
    Path done = await().atMost(PATIENCE).until(() -> done("lead.json"), Objects::nonNull);
    // As if the connector was killed before it moved the file.
    Files.move(done, file);
    await().atMost(PATIENCE).until(() -> done("lead.json"), Objects::nonNull);
    assertThat(file).doesNotExist();
    dropAndAwait("after.json");
    assertThat(connector.leadsOf(phone)).hasSize(1);
  }

  @Test
  void aFileThatIsStillWrittenWaits() throws Exception {
    assumeTrue(ssh != null, "OpenSSH is not installed");
    String phone = phone();
    Path grows = inbox.resolve("grows.json");
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> sender =
        CompletableFuture.runAsync(
            () -> {
              append(grows, "{\"filler\":\"");
              while (!enough.get()) {
                append(grows, "x");
                LockSupport.parkNanos(20_000_000);
              }
              append(grows, "\"," + lead(phone).substring(1));
            });
    String other = phone();
    Path temporary = inbox.resolve("other.json.tmp");
    Files.writeString(temporary, lead(other).substring(0, 40));
    dropAndAwait("first.json");
    enough.set(true);
    sender.join();
    Files.writeString(temporary, lead(other));
    Files.move(temporary, inbox.resolve("other.json"), StandardCopyOption.ATOMIC_MOVE);
    awaitOneLead(other);
    assertThat(connector.browse("leads.dead")).isEmpty();
    awaitOneLead(phone);
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dropAndAwait(String file) throws IOException {
    String phone = phone();
    Files.writeString(inbox.resolve(file), lead(phone));
    awaitOneLead(phone);
  }

  private Path done(String name) {
    return names(inbox.resolve("done")).stream()
        .filter(file -> file.endsWith("-" + name))
        .findFirst()
        .map(inbox.resolve("done")::resolve)
        .orElse(null);
  }

  @Test
  void aMessageThatIsNotStoredStaysAtItsSource() throws Exception {
    connector.writeDealers(connector.norte().replace("routes: true", "queue: {}"));
    String record = phone();
    String message = phone();
    reload();
    kafka.send(TOPIC, lead(record));
    send(lead(message));
    await().atMost(PATIENCE).until(() -> health().contains("route-ext-kafka"));
    await().atMost(PATIENCE).until(() -> health().contains("route-ext-jms"));
    connector.writeDealers(connector.norte());
    reload();
    awaitOneLead(record);
    awaitOneLead(message);
    await().atMost(PATIENCE).until(() -> !health().contains("route-ext-jms"));
  }

  @Test
  void aReloadStartsOtherNewRoutesToo() throws Exception {
    connector.writeDealers(connector.norte() + "    queue: {}\n");
    reload();
    String phone = phone();
    connector.send("dealers.norte.leads", lead(phone));
    awaitOneLead(phone);
    connector.writeDealers(connector.norte());
    reload();
  }

  @Test
  void aChangedRouteNeedsARestart() throws Exception {
    Path file = directory.resolve("connector/routes/ext/rest.camel.yaml");
    String before = Files.readString(file);
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, before + "\n# changed\n");
    reload();
    assertThat(degraded())
        .contains("configuration: needs a restart: routes/ext/rest.camel.yaml was changed");
    Files.writeString(file, before);
    Files.setLastModifiedTime(file, time);
    reload();
    assertThat(degraded()).isEmpty();
  }

  private List<String> degraded() {
    return ConnectorHealth.of(connector.runtime().context()).results().stream()
        .filter(result -> result.getState() == HealthCheck.State.UNKNOWN)
        .map(result -> result.getCheck().getId() + ": " + result.getMessage().orElse(""))
        .toList();
  }

  private void reload() throws Exception {
    Processor poll =
        connector
            .runtime()
            .context()
            .getRegistry()
            .lookupByNameAndType("configurationReload.check", Processor.class);
    poll.process(null);
    poll.process(null);
  }

  @Test
  void aCutConnectionAndAStrangerDelayAFile() throws Exception {
    assumeTrue(ssh != null, "OpenSSH is not installed");
    String phone = phone();
    ssh.startAsAnother();
    Files.writeString(inbox.resolve("after-the-cut.json"), lead(phone));
    await().atMost(PATIENCE).until(() -> ssh.endsBeforeLogin() > 2);
    await().atMost(PATIENCE).until(() -> health().contains("consumer:ext-sftp"));
    assertThat(connector.leadsOf(phone)).isEmpty();
    ssh.startAsItself();
    awaitOneLead(phone);
  }

  @Test
  void aRecordOfAKafkaTopicBecomesALead() throws Exception {
    String first = phone();
    String second = phone();
    kafka.send(TOPIC, lead(first));
    kafka.send(TOPIC, lead(second));
    awaitOneLead(first);
    awaitOneLead(second);
  }

  @Test
  void aMessageOfAnotherBrokerBecomesALead() throws Exception {
    String phone = phone();
    send(lead(phone));
    awaitOneLead(phone);
    await().atMost(PATIENCE).until(() -> waiting() == 0);
  }

  @Test
  void leadsOfAnotherCrmComeOnceThoughEachPollListsThem() throws Exception {
    List<String> phones = Stream.generate(RecipesStationTest::phone).limit(5).toList();
    for (String phone : phones) {
      crmLeads.add("{\"id\":\"C-" + phone + "\"," + lead(phone).strip().substring(1));
    }
    phones.forEach(this::awaitOneLead);
    assertThat(queries.get(0))
        .isEqualTo("modified_since=2026-01-01T00:00:00Z&page_size=100&page=0 Bearer s3cret");
    Path cursor = directory.resolve("cursor/rest-cursor");
    await().atMost(PATIENCE).until(() -> Files.exists(cursor));
    int polls = queries.size();
    await().atMost(PATIENCE).until(() -> queries.size() > polls + 6);
    assertThat(queries.get(polls + 6)).doesNotContain("2026-01-01");
    phones.forEach(phone -> assertThat(connector.leadsOf(phone)).hasSize(1));
    crmStatus = 503;
    await().atMost(PATIENCE).until(() -> health().contains("route-ext-rest"));
    String before = Files.readString(cursor);
    int failed = queries.size();
    await().atMost(PATIENCE).until(() -> queries.size() > failed + 1);
    assertThat(Files.readString(cursor)).isEqualTo(before);
    crmStatus = 200;
    await().atMost(PATIENCE).until(() -> !health().contains("route-ext-rest"));
  }

  private String health() {
    return ConnectorHealth.of(connector.runtime().context()).results().stream()
        .filter(result -> result.getState() == HealthCheck.State.DOWN)
        .map(result -> result.getCheck().getId())
        .toList()
        .toString();
  }

  private void send(String text) throws JMSException {
    inSession(
        session -> {
          TextMessage message = session.createTextMessage(text);
          message.setStringProperty("LeadDealer", "sur");
          session.createProducer(session.createQueue(QUEUE)).send(message);
          return null;
        });
  }

  private int waiting() throws JMSException {
    return inSession(
        session -> {
          var messages = session.createBrowser(session.createQueue(QUEUE)).getEnumeration();
          int count = 0;
          while (messages.hasMoreElements()) {
            assertThat(messages.nextElement()).isInstanceOf(Message.class);
            count++;
          }
          return count;
        });
  }

  private interface Work<T> {
    T run(Session session) throws JMSException;
  }

  private <T> T inSession(Work<T> work) throws JMSException {
    try (ActiveMQConnectionFactory connections =
            new ActiveMQConnectionFactory(
                brokerUrl, NetworkBroker.USER, NetworkBroker.PASSWORD.reveal());
        Connection connection = connections.createConnection();
        Session session = connection.createSession()) {
      connection.start();
      return work.run(session);
    }
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitOneLead(String phone) {
    await(phone).atMost(PATIENCE).until(() -> connector.leadsOf(phone).size() == 1);
  }

  private static String phone() {
    return String.valueOf(NEXT.incrementAndGet());
  }

  private static String lead(String phone) {
    return "{\"client\":{\"name\":\"Ana Ruiz\",\"phone\":\""
        + phone
        + "\"},\"vehicle\":{\"brand_model\":\"Seat León\"}}";
  }
}
