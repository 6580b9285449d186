package es.sml.connector.packaged;

import es.sml.connector.chaos.BrokerProcess;
import es.sml.connector.chaos.PostgresProcess;
import es.sml.connector.chaos.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An Artemis, a PostgreSQL and a sandbox, each in a process of its own, for several nodes. */
final class SharedServers implements AutoCloseable {
  private final Path directory;
  private final BrokerProcess broker;
  private final PostgresProcess database;
  private final SandboxProcess sml;

  SharedServers(Path directory) throws IOException {
    this.directory = directory;
    broker = BrokerProcess.start(directory);
    database = PostgresProcess.start(directory);
    sml = SandboxProcess.start(directory, 0);
  }

  int brokerPort() {
    return broker.port();
  }

  Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres", "postgres", "postgres");
  }

  SandboxProcess sml() {
    return sml;
  }

  /**
   * Starts a node in a folder of its own.
   *
   * @param settings more of them
   * @param account more of the account, as YAML that begins with a comma
   * @param dealer more of the dealer, as YAML that begins with a comma
   */
  PackagedConnector startNode(String name, String settings, String account, String dealer)
      throws IOException {
    Path home = Files.createDirectories(directory.resolve(name));
    Path config = Files.createDirectories(home.resolve("config/formats")).getParent();
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        config.resolve("application.properties"),
        """
        ops.enabled = false
        broker.url = tcp://127.0.0.1:%d
        broker.username = %s
        broker.password = env:BROKER_PASSWORD
        database.url = jdbc:postgresql://127.0.0.1:%d/postgres
        database.username = postgres
        database.password = env:DATABASE_PASSWORD
        %s
        """
            .formatted(broker.port(), Secrets.BROKER_USER, database.port(), settings));
    Files.writeString(
        config.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "%s", username: demo, password: "env:SML_PASSWORD"%s}
        dealers:
          norte: {account: demo, source: 1, queue: {}%s}
        """
            .formatted(sml.caller().baseUrl(), account, dealer));
    return PackagedConnector.startWith(Secrets.ENVIRONMENT, home, "run").awaitOutput("ready in");
  }

  @Override
  public void close() throws IOException {
    sml.close();
    database.close();
    broker.close();
  }
}
