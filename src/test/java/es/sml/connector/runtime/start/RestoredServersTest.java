package es.sml.connector.runtime.start;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.sandbox.SandboxFault;
import es.sml.connector.testing.server.NetworkBroker;
import es.sml.connector.testing.server.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and another Artemis, put back as docs/backup.md says: first PostgreSQL is copied. */
class RestoredServersTest {
  private static final SandboxFault AWAY = on("create-lead").respond(503);
  private static final String INBOUND = "leads.inbound.demo";

  @TempDir private Path directory;
  private final int port = FreePorts.next();
  private RunningConnector connector;
  private NetworkBroker broker;

  @BeforeEach
  void start() throws Exception {
    connector = new RunningConnector(directory).withBroker("tcp://127.0.0.1:" + port);
    begin("database", "broker");
  }

  @AfterEach
  void stop() throws Exception {
    connector.close();
    broker.close();
  }

  @Test
  void anOlderDatabaseAndAnOlderBrokerLoseNoLeadAndCreateNoneTwice() throws Exception {
    connector.offer(0, 1);
    connector.awaitCreated(1);
    offerToTheQueueOnly(1, 6);
    end();
    PostgresqlServer.copy(directory.resolve("database"), directory.resolve("older-database"));

    begin("database", "broker");
    connector.clearFaults();
    connector.awaitCreated(7);
    connector.awaitQueueEmpty(INBOUND);
    offerToTheQueueOnly(7, 5);
    end();
    copy(directory.resolve("broker"), directory.resolve("older-broker"));

    begin("database", "broker");
    connector.clearFaults();
    connector.awaitCreated(12);
    end();
    connector.withSetting("deliver.search-first", "always");
    begin("older-database", "older-broker");
    connector.offer(12, 1);
    connector.awaitCreated(13);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).doesNotHaveDuplicates().hasSize(13);
    assertThat(connector.createdInLedger())
        .isEqualTo(7); // before the copy 1, on the copied queue 5, after it 1
  }

  private void offerToTheQueueOnly(int first, int count) throws Exception {
    connector.fault(AWAY);
    connector.offer(first, count);
    connector.awaitQueueEmpty("dealers.norte.leads");
  }

  private void begin(String database, String place) throws Exception {
    Path files = Files.createDirectories(directory.resolve(place));
    broker = new NetworkBroker(NetworkBroker.asShipped(files, port)).start();
    DatabaseSettings ledger = PostgresqlServer.settings(directory.resolve(database), 4);
    connector.withSetting("database.url", ledger.url() + "&password=postgres").start();
  }

  private void end() throws Exception {
    connector.stop();
    broker.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
