package es.sml.connector.upgrade;

import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.FreePorts;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An earlier build of the connector in a process of its own, which is killed. */
final class EarlierBuild implements AutoCloseable {
  private final Path directory;
  private final int port = FreePorts.next();
  private Process process;

  EarlierBuild(Path directory) {
    this.directory = directory;
  }

  /** Starts it and waits until it receives leads. */
  void start(Path checkout, EarlierWorld world) throws IOException {
    world.configure(
        directory,
        checkout.resolve("config"),
        "data-directory = " + data(),
        "broker.acceptor = 127.0.0.1:" + port,
        "ops.port = " + FreePorts.next(),
        // So that events wait when it is killed.
        "callback.interval = 1h",
        "status.schedule = 0/2 * * * * ?",
        "sml.request-timeout = 6s",
        "sml.read-timeout = 5s",
        "sml.late-commit-window = 2s");
    Path output = directory.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx300m",
            "-Dconnector.home=" + checkout,
            "-cp",
            checkout.resolve("target/classes")
                + ":"
                + Files.readString(checkout.resolve("target/cp.txt")).strip(),
            "es.sml.connector.cli.SmlConnector",
            "run");
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(EarlierWorld.SECRETS);
    process = builder.start();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !process.isAlive() || Files.readString(output).contains("ready in"));
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(output));
    }
  }

  Path data() {
    return directory.resolve("data");
  }

  /** Sends texts as the dealer's program. */
  void send(EarlierWorld.Dealer dealer, String queue, String... texts) throws JMSException {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, dealer.id() + "-crm", "crm");
        Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      for (String text : texts) {
        session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
      }
    }
  }

  /** Waits until the ledger has this number of rows. */
  void awaitRows(long number, String query) {
    JdbcClient ledger =
        JdbcClient.create(
            new DriverManagerDataSource("jdbc:sqlite:" + data().resolve("ledger.db")));
    await(query)
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> ledger.sql("SELECT COUNT(*) FROM " + query).query(Long.class).single() == number);
  }

  /** Sends SIGKILL. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
      await().until(() -> !process.isAlive());
    }
  }
}
