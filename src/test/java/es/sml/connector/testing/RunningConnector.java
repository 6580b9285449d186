package es.sml.connector.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Settings;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.runtime.PreparedConnector;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.sandbox.SandboxFault;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.util.FileUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A connector with the shipped routes and a sandbox, in this process, for tests. What happened is
 * asked of the sandbox and the queues, never of the connector.
 */
public final class RunningConnector implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROUTES = Path.of("routes");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Secret end of a URL of the door, env:PATH_SECRET in dealers.yaml. */
  public static final String PATH_SECRET = "0123456789abcdef0123456789abcdef";

  private final Path directory;
  private Sandbox sandbox;
  private ConnectorRuntime runtime;
  private final Map<String, String> settings =
      new TreeMap<>(
          Map.of(
              "sml.late-commit-window", "1s",
              "sml.request-timeout", "2s",
              "sml.read-timeout", "1s",
              "sml.probe-interval", "200ms",
              "sml.login-backoff", "300ms",
              "status.schedule", "0/1 * * * * ?",
              "reply.interval", "100ms",
              "ops.enabled", "false"));
  private final Map<String, String> accounts = new TreeMap<>();
  private int consumers = 4;
  private String environment = "production";
  private String source = "1";
  private String dealer = "queue: {}\n    crm: {}";
  private Path routes = ROUTES;

  public RunningConnector(Path directory) {
    this(directory, Sandbox.start(SandboxSettings.defaults()));
  }

  private RunningConnector(Path directory, Sandbox sandbox) {
    this.directory = directory;
    this.sandbox = sandbox;
  }

  /** Another node with the same settings and the same SML, in a directory of its own. */
  public RunningConnector anotherNode(Path place) {
    RunningConnector node = new RunningConnector(place, sandbox).withDealer(dealer);
    node.settings.putAll(settings);
    return node;
  }

  public RunningConnector withConsumers(int number) {
    consumers = number;
    return this;
  }

  /** SML's environment of the sandbox's account. */
  public RunningConnector withEnvironment(String word) {
    environment = word;
    return this;
  }

  public RunningConnector withSetting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Another account, with a dealer of the same name. */
  public RunningConnector withAccount(String id, String baseUrl) {
    accounts.put(id, baseUrl);
    return this;
  }

  public RunningConnector withoutAccount(String id) {
    accounts.remove(id);
    return this;
  }

  public String sandboxUrl() {
    return "http://127.0.0.1:" + sandbox.port();
  }

  /** A broker that is not its own. */
  public RunningConnector withBroker(String url) {
    return withSetting("broker.url", url)
        .withSetting("broker.username", NetworkBroker.USER)
        .withSetting("broker.password", "env:BROKER_PASSWORD");
  }

  /** YAML below the dealer, with four spaces before each line but the first. */
  public RunningConnector withDealer(String yaml) {
    dealer = yaml;
    return this;
  }

  /** SML's source of the dealer's leads, as YAML. */
  public RunningConnector withSource(String yaml) {
    source = yaml;
    return this;
  }

  /** A route file in routes/ext. */
  public RunningConnector withRoute(Path file) throws IOException {
    if (routes == ROUTES) {
      routes = Files.createDirectories(directory.resolve("routes"));
      for (var own : ROUTES.toFile().listFiles()) {
        FileUtil.copyFile(own, routes.resolve(own.getName()).toFile());
      }
    }
    Path ext = Files.createDirectories(routes.resolve("ext"));
    Files.copy(file, ext.resolve(file.getFileName()));
    return this;
  }

  public RunningConnector start() throws Exception {
    createLedger();
    runtime = ConnectorRuntime.start(configuration(), routes);
    return this;
  }

  /** All but the start of the routes, which a test may advise before. */
  public CamelContext prepare() throws Exception {
    createLedger();
    runtime = PreparedConnector.prepare(configuration(), routes);
    return runtime.context();
  }

  private void createLedger() {
    Path data = directory.resolve("data");
    if (!settings.containsKey("database.url") && !Files.exists(data)) {
      NewLedger.createIn(data);
    }
  }

  public Settings settings() throws IOException {
    return configuration().settings();
  }

  private Configuration configuration() throws IOException {
    Path config = Files.createDirectories(directory.resolve("config"));
    settings.put("data-directory", directory.resolve("data").toString());
    Files.write(
        config.resolve("application.properties"),
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue())
            .toList());
    writeDealers(norte());
    if (!Files.exists(config.resolve("formats"))) {
      Files.createDirectories(config.resolve("formats"));
      for (var format : Path.of("config", "formats").toFile().listFiles()) {
        FileUtil.copyFile(format, config.resolve("formats").resolve(format.getName()).toFile());
      }
    }
    ShippedVocabulary.linkInto(config);
    return Configuration.load(
        config,
        Map.of(
            "SML_PASSWORD", "demo",
            "MAIL_PASSWORD", "mail",
            "BROKER_PASSWORD", "s3cret",
            "PATH_SECRET", PATH_SECRET));
  }

  /** The dealer that there is at the start, as YAML below dealers. */
  public String norte() {
    return "  norte:\n    account: demo\n    source: %s\n    %s\n".formatted(source, dealer);
  }

  /** Writes dealers.yaml with these dealers, as YAML below dealers. */
  public void writeDealers(String... dealers) throws IOException {
    Files.writeString(
        directory.resolve("config/dealers.yaml"),
        """
        accounts:
          demo:
            base-url: http://127.0.0.1:%d
            environment: %s
            username: demo
            password: env:SML_PASSWORD
            consumers: %d
        %sdealers:
        %s"""
            .formatted(
                sandbox.port(),
                environment,
                consumers,
                otherAccounts(),
                String.join("", dealers) + theirDealers()));
  }

  private String theirDealers() {
    StringBuilder yaml = new StringBuilder();
    accounts
        .keySet()
        .forEach(
            id ->
                yaml.append(
                    "  %s:\n    account: %s\n    source: 1\n    queue: {}\n".formatted(id, id)));
    return yaml.toString();
  }

  private String otherAccounts() {
    StringBuilder yaml = new StringBuilder();
    accounts.forEach(
        (id, url) ->
            yaml.append("  %s:\n    base-url: %s\n".formatted(id, url))
                .append("    username: demo\n    password: env:SML_PASSWORD\n"));
    return yaml.toString();
  }

  public void stop() {
    if (runtime != null) {
      runtime.close();
      runtime = null;
    }
  }

  public void stopSandbox() {
    sandbox.close();
  }

  /** A new one on the old port, with nothing in it. */
  public void restartSandbox() {
    sandbox = Sandbox.start(SandboxSettings.defaults().withPort(sandbox.port()));
  }

  public ConnectorRuntime runtime() {
    return runtime;
  }

  /** Returns how many leads the ledger has as created. */
  public long createdInLedger() {
    return ledger()
        .sql("SELECT COUNT(*) FROM lead WHERE state = 'CREATED'")
        .query(Long.class)
        .single();
  }

  /** What the ledger has. */
  public JdbcClient ledger() {
    return JdbcClient.create(
        runtime.context().getRegistry().lookupByNameAndType("ledgerDataSource", DataSource.class));
  }

  /** Puts leads onto the dealer's queue, each with a phone that no other has. */
  public void offer(int first, int count) throws JMSException {
    onQueue(
        session -> {
          MessageProducer producer =
              session.createProducer(session.createQueue("dealers.norte.leads"));
          for (int i = first; i < first + count; i++) {
            producer.send(session.createTextMessage(lead(i)));
          }
          return null;
        });
  }

  /** Puts leads onto an inbound queue, as an intake does. */
  public void enqueue(String queue, int first, int count) throws JMSException {
    onQueue(
        session -> {
          MessageProducer producer = session.createProducer(session.createQueue(queue));
          for (int i = first; i < first + count; i++) {
            TextMessage message = session.createTextMessage(lead(i));
            message.setStringProperty("LeadDealer", "norte");
            producer.send(message);
          }
          return null;
        });
  }

  public void send(String queue, String body) throws JMSException {
    onQueue(
        session -> {
          session.createProducer(session.createQueue(queue)).send(session.createTextMessage(body));
          return null;
        });
  }

  public void sendCorrelated(String queue, String body, String id) throws JMSException {
    onQueue(
        session -> {
          TextMessage message = session.createTextMessage(body);
          message.setJMSCorrelationID(id);
          session.createProducer(session.createQueue(queue)).send(message);
          return null;
        });
  }

  /** Makes a message of any kind. */
  public interface MessageMaker {
    Message make(Session session) throws JMSException;
  }

  public void send(String queue, MessageMaker maker) throws JMSException {
    send(queue, maker, 0);
  }

  /** The same with milliseconds after which it is too old; 0 for never. */
  public void send(String queue, MessageMaker maker, long timeToLive) throws JMSException {
    onQueue(
        session -> {
          MessageProducer producer = session.createProducer(session.createQueue(queue));
          producer.setTimeToLive(timeToLive);
          producer.send(maker.make(session));
          return null;
        });
  }

  public static String lead(int number) {
    return """
        {"source": 1, "vehicle": {"brand_model": "Seat León"},
         "client": {"name": "Cliente %1$d", "phone": "6%2$08d", "email": "cliente%1$d@example.com"}}"""
        .formatted(number, 10_000_000 + number);
  }

  public List<Message> browse(String queue) throws JMSException {
    return onQueue(
        session -> {
          try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            List<Message> messages = new ArrayList<>();
            Collections.list((Enumeration<?>) browser.getEnumeration())
                .forEach(message -> messages.add((Message) message));
            return messages;
          }
        });
  }

  /** Takes what is on a queue until there are so many; each text for a CRM must have its schema. */
  public List<String> consume(String queue, int count) throws JMSException {
    List<String> texts = consumeAnything(queue, count);
    if (queue.startsWith("crm.")) {
      texts.forEach(ShippedSchemas::checkForCrm);
    }
    return texts;
  }

  /** The same for texts that no connector wrote. */
  public List<String> consumeAnything(String queue, int count) throws JMSException {
    return onQueue(
        session -> {
          List<String> bodies = new ArrayList<>();
          try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            while (bodies.size() < count) {
              Message message = consumer.receive(PATIENCE.toMillis());
              if (message == null) {
                throw new AssertionError("only " + bodies.size() + " of " + count + " on " + queue);
              }
              bodies.add(((TextMessage) message).getText());
            }
          }
          return bodies;
        });
  }

  public JsonNode stats() {
    return call("GET", "/sandbox/stats", null);
  }

  public int created() {
    return stats().path("creates").asInt();
  }

  /** Every write that really happened in SML. */
  public JsonNode audit() {
    return call("GET", "/sandbox/audit?limit=100000", null).path("entries");
  }

  /** The ref: tags of all creates that really happened, repeats included. */
  public List<String> references() {
    List<String> references = new ArrayList<>();
    for (JsonNode entry : audit()) {
      if (entry.path("operation").asText().equals("create-lead")) {
        references.add(entry.path("tags").path(0).asText());
      }
    }
    return references;
  }

  public void fault(SandboxFault fault) {
    call("POST", "/sandbox/faults", fault.json());
  }

  public void clearFaults() {
    call("DELETE", "/sandbox/faults", null);
  }

  public void expireTokens() {
    call("DELETE", "/sandbox/tokens", null);
  }

  /** Calls SML's API as somebody else would. */
  public JsonNode api(String method, String path, String body) {
    JsonNode login =
        call("POST", "/api/auth/login/", "{\"username\":\"demo\",\"password\":\"demo\"}");
    return call(method, path, body, "Authorization", "Token " + login.path("token").asText());
  }

  public void awaitCreated(int count) {
    await().atMost(PATIENCE).until(() -> created() >= count);
  }

  /** The leads in SML with a phone, as SML lists them. */
  public List<JsonNode> leadsOf(String phone) {
    List<JsonNode> leads = new ArrayList<>();
    api("GET", "/api/lead/?client__phone__icontains=" + phone, null)
        .path("results")
        .forEach(leads::add);
    return leads;
  }

  public void awaitQueueEmpty(String queue) {
    await().atMost(PATIENCE).until(() -> browse(queue).isEmpty());
  }

  @Override
  public void close() {
    stop();
    sandbox.close();
  }

  private JsonNode call(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        Http11.request(URI.create("http://127.0.0.1:" + sandbox.port() + path), method, body);
    request.header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          Http11.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(method + " " + path + ": " + response.statusCode());
      }
      return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private <T> T onQueue(JmsWork<T> work) throws JMSException {
    try (Connection connection = runtime.connections().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
        return work.run(session);
      }
    }
  }

  @FunctionalInterface
  private interface JmsWork<T> {
    T run(Session session) throws JMSException;
  }
}
