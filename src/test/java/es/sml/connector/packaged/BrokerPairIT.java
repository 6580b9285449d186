package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.packaged.SharedServers.BrokerLogin;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.NetworkBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged nodes on a pair of brokers that the fragment configures. One broker fails. */
class BrokerPairIT {
  private static final int LEADS = 200;

  @TempDir Path directory;

  @Test
  void goOnAtTheBackupWithEachLeadOnce() throws Exception {
    int primary = FreePorts.next();
    int backup = FreePorts.next();
    BrokerLogin login =
        new BrokerLogin(
            "(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)".formatted(primary, backup),
            NetworkBroker.USER,
            NetworkBroker.PASSWORD.reveal());
    try (NetworkBroker first =
            new NetworkBroker(NetworkBroker.primary(directory, primary, backup)).start();
        NetworkBroker second =
            new NetworkBroker(NetworkBroker.backup(directory, backup, primary)).start();
        SharedServers servers = SharedServers.at(directory, login);
        PackagedConnector one = start(servers, "one");
        PackagedConnector two = start(servers, "two")) {
      servers.sml().delay("create-lead", 100);
      servers.offer(0, LEADS);
      awaitCreates(servers, LEADS / 10);
      first.fail();
      await().atMost(Duration.ofMinutes(1)).until(second::isActive);
      servers.offer(LEADS, LEADS);
      awaitCreates(servers, 2 * LEADS);
      one.requireAlive();
      two.requireAlive();
      assertThat(creates(servers)).isEqualTo(2 * LEADS);
    }
  }

  private static void awaitCreates(SharedServers servers, int count) {
    await().atMost(Duration.ofSeconds(90)).until(() -> creates(servers) >= count);
  }

  private static int creates(SharedServers servers) {
    return servers.sml().caller().stats().path("creates").asInt();
  }

  private static PackagedConnector start(SharedServers servers, String name) throws IOException {
    return servers.startNode(
        name,
        "sml.connect-timeout = 1s\nsml.read-timeout = 2s\nsml.request-timeout = 2s\nsml.late-commit-window = 2s",
        ", consumers: 4",
        "");
  }
}
