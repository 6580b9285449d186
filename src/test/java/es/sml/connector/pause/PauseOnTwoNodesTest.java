package es.sml.connector.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import es.sml.connector.testing.server.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a pause on one of two nodes is one of both, and that a restart does not end it. */
class PauseOnTwoNodesTest {
  private static final String QUEUE = "dealers.norte.leads";
  private static final String NORTE = "{\"kind\":\"dealer\",\"name\":\"norte\"";

  @TempDir Path directory;

  @Test
  void bothNodesPauseAndResume() throws Exception {
    int port = FreePorts.next();
    Path files = Files.createDirectories(directory.resolve("broker"));
    try (NetworkBroker broker = new NetworkBroker(NetworkBroker.asShipped(files, port)).start();
        RunningConnector one = node(new RunningConnector(directory.resolve("one")), port)) {
      one.start();
      RunningConnector two = withTokens(one.anotherNode(directory.resolve("two")), "two").start();
      try {
        ops(one).post("pauses", NORTE + ",\"reason\":\"obras\"}");
        awaitPauses(two, 1);
        one.offer(1, 4);
        one.enqueue("leads.inbound.demo", 5, 4);
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> one.browse("leads.paused").size() + one.browse(QUEUE).size() == 8);
        assertThat(one.created()).isZero();

        one.stop();
        one.start();
        assertThat(ops(one).get("pauses").path("pauses")).hasSize(1);
        one.offer(9, 2);
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> one.browse("leads.paused").size() + one.browse(QUEUE).size() == 10);
        assertThat(one.created()).isZero();

        ops(two).post("pauses/resume", NORTE + "}");
        awaitPauses(one, 0);
        one.awaitCreated(10);
        one.awaitQueueEmpty("leads.paused");
        assertThat(one.references()).doesNotHaveDuplicates().hasSize(10);
      } finally {
        two.stop();
      }
    }
  }

  private RunningConnector node(RunningConnector node, int port) throws IOException {
    DatabaseSettings ledger = PostgresqlServer.settings(directory, 4);
    return withTokens(
        node.withBroker("tcp://127.0.0.1:" + port)
            .withSetting("database.url", ledger.url() + "&password=postgres")
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator"),
        "one");
  }

  private RunningConnector withTokens(RunningConnector node, String place) throws IOException {
    Path config = Files.createDirectories(directory.resolve(place).resolve("config"));
    Files.writeString(config.resolve("operator"), OpsCalls.OPERATOR);
    return node;
  }

  private static void awaitPauses(RunningConnector node, int count) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(ops(node).get("pauses").path("pauses").size()).isEqualTo(count));
  }

  private static OpsCalls ops(RunningConnector node) {
    return new OpsCalls(node.runtime().opsPort());
  }
}
