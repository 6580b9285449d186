package es.sml.connector.packaged;

import es.sml.connector.chaos.BrokerProcess;
import es.sml.connector.chaos.PostgresProcess;
import es.sml.connector.chaos.Secrets;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis, a PostgreSQL and a sandbox, each in a process of its own, for several nodes. */
final class SharedServers implements AutoCloseable {
  private final Path directory;
  private final BrokerLogin login;
  private final AutoCloseable broker;
  private final PostgresProcess database;
  private final SandboxProcess sml;

  private SharedServers(Path directory, BrokerLogin login, AutoCloseable broker)
      throws IOException {
    this.directory = directory;
    this.login = login;
    this.broker = broker;
    database = PostgresProcess.start(directory);
    sml = SandboxProcess.start(directory, 0);
  }

  /** The nodes' connection to their broker. */
  record BrokerLogin(String url, String user, String password) {
    ActiveMQConnectionFactory connections() {
      return new ActiveMQConnectionFactory(url, user, password);
    }
  }

  static SharedServers start(Path directory) throws IOException {
    BrokerProcess broker = BrokerProcess.start(directory);
    BrokerLogin login =
        new BrokerLogin(
            "tcp://127.0.0.1:" + broker.port(), Secrets.BROKER_USER, Secrets.BROKER_PASSWORD);
    return new SharedServers(directory, login, broker);
  }

  /** Uses a broker that another class started. */
  static SharedServers at(Path directory, BrokerLogin login) throws IOException {
    return new SharedServers(directory, login, () -> {});
  }

  /** Sends this number of leads to the dealer's queue, each of another customer. */
  void offer(int first, int count) throws JMSException {
    try (ActiveMQConnectionFactory factory = login.connections();
        Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue("dealers.norte.leads"));
      for (int lead = first; lead < first + count; lead++) {
        producer.send(
            session.createTextMessage(
                """
                {"vehicle":{"brand_model":"Seat Ibiza"},\
                "client":{"name":"Cliente %d","phone":"6%08d","email":"c%1$d@example.com"}}"""
                    .formatted(lead, 30_000_000 + lead)));
      }
      session.commit();
    }
  }

  java.sql.Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres", "postgres", "postgres");
  }

  SandboxProcess sml() {
    return sml;
  }

  /**
   * Starts a node in a folder of its own.
   *
   * @param settings further ones
   * @param account further keys of the account, as YAML that begins with a comma
   * @param dealer further keys of the dealer, as YAML that begins with a comma
   */
  PackagedConnector startNode(String name, String settings, String account, String dealer)
      throws IOException {
    return startNode(PackagedConnector.HOME, name, settings, account, dealer);
  }

  /** The same with another program, such as an earlier build. */
  PackagedConnector startNode(
      Path program, String name, String settings, String account, String dealer)
      throws IOException {
    Path home = Files.createDirectories(directory.resolve(name));
    Path config = Files.createDirectories(home.resolve("config"));
    for (String folder : List.of("formats", "vocabulary")) {
      Files.deleteIfExists(config.resolve(folder));
      Files.createSymbolicLink(
          config.resolve(folder), program.resolve("config").resolve(folder).toAbsolutePath());
    }
    Files.writeString(
        config.resolve("application.properties"),
        """
        ops.enabled = false
        broker.url = %s
        broker.username = %s
        broker.password = env:BROKER_PASSWORD
        database.url = jdbc:postgresql://127.0.0.1:%d/postgres
        database.username = postgres
        database.password = env:DATABASE_PASSWORD
        %s
        """
            .formatted(login.url(), login.user(), database.port(), settings));
    Files.writeString(
        config.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "%s", username: demo, password: "env:SML_PASSWORD"%s}
        dealers:
          norte: {account: demo, source: 1, queue: {}%s}
        """
            .formatted(sml.caller().baseUrl(), account, dealer));
    Map<String, String> secrets = new HashMap<>(Secrets.ENVIRONMENT);
    secrets.put("BROKER_PASSWORD", login.password());
    return PackagedConnector.startIn(program, secrets, home, "run").awaitOutput("ready in");
  }

  @Override
  public void close() throws Exception {
    sml.close();
    database.close();
    broker.close();
  }
}
