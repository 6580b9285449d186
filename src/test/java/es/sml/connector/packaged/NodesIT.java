package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.chaos.BrokerProcess;
import es.sml.connector.chaos.PostgresProcess;
import es.sml.connector.chaos.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged nodes on one broker and database: what is due is done once, by whoever lives. */
class NodesIT {
  private static final int PERIOD = 3;

  /** A run asks for the leads of each status that is open. */
  private static final int REQUESTS_A_RUN = 3;

  private static final int RUNS = 3;

  @TempDir Path directory;
  private BrokerProcess broker;
  private PostgresProcess database;
  private SandboxProcess sml;

  @BeforeEach
  void open() throws IOException {
    broker = BrokerProcess.start(directory);
    database = PostgresProcess.start(directory);
    sml = SandboxProcess.start(directory, 0);
  }

  @AfterEach
  void close() throws IOException {
    sml.close();
    database.close();
    broker.close();
  }

  @Test
  void schedulesFireOnceAndGoOnWithoutTheNodeThatDied() throws Exception {
    long logins = sml.requests("login");
    try (PackagedConnector first = start("first");
        PackagedConnector second = start("second")) {
      assertThat(sml.requests("login") - logins).as("one login serves both").isEqualTo(1);
      awaitRuns(2, first, second);
      long begun = System.nanoTime();
      long before = sml.requests("list-leads");
      awaitRuns(RUNS, first, second);
      double periods = (System.nanoTime() - begun) / 1e9 / PERIOD;
      assertThat((sml.requests("list-leads") - before) / REQUESTS_A_RUN)
          .as("runs in %s periods".formatted(periods))
          .isBetween((long) RUNS, Math.round(periods) + 1);
      first.kill();
      awaitRuns(2, second);
      assertThat(second.output()).doesNotContain(" ERROR ");
    }
  }

  private void awaitRuns(int runs, PackagedConnector... nodes) {
    long wanted = sml.requests("list-leads") + (long) REQUESTS_A_RUN * runs;
    await()
        .atMost(Duration.ofSeconds(PERIOD * (runs + 6L)))
        .until(
            () -> {
              for (PackagedConnector node : nodes) {
                node.requireAlive();
              }
              return sml.requests("list-leads") >= wanted;
            });
  }

  private PackagedConnector start(String name) throws IOException {
    Path home = Files.createDirectories(directory.resolve(name));
    Path config = Files.createDirectories(home.resolve("config/formats")).getParent();
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(
        config.resolve("application.properties"),
        """
        ops.enabled = false
        status.schedule = 0/%d * * * * ?
        broker.url = tcp://127.0.0.1:%d
        broker.username = %s
        broker.password = env:BROKER_PASSWORD
        database.url = jdbc:postgresql://127.0.0.1:%d/postgres
        database.username = postgres
        database.password = env:DATABASE_PASSWORD
        """
            .formatted(PERIOD, broker.port(), Secrets.BROKER_USER, database.port()));
    Files.writeString(
        config.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "%s", username: demo, password: "env:SML_PASSWORD"}
        dealers:
          norte: {account: demo, source: 1, queue: {}, crm: {}}
        """
            .formatted(sml.caller().baseUrl()));
    return PackagedConnector.startWith(Secrets.ENVIRONMENT, home, "run").awaitOutput("ready in");
  }
}
