package es.sml.connector.chaos;

import es.sml.connector.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The broker in a JVM of its own, killed and started again on the same journal and port. */
public final class BrokerProcess implements AutoCloseable {
  private final Path directory;
  private final Path journal;
  private final int port;
  private ChildJvm jvm;

  private BrokerProcess(Path directory, Path journal, int port) {
    this.directory = directory;
    this.journal = journal;
    this.port = port;
  }

  public static BrokerProcess start(Path directory) throws IOException {
    return start(directory, Files.createDirectories(directory.resolve("broker")));
  }

  /** Uses an existing journal. */
  static BrokerProcess start(Path directory, Path journal) throws IOException {
    BrokerProcess broker = new BrokerProcess(directory, journal, FreePorts.next());
    broker.begin();
    broker.awaitReady();
    return broker;
  }

  public int port() {
    return port;
  }

  BrokerQueues queues() {
    return new BrokerQueues(port);
  }

  void kill() {
    jvm.kill();
  }

  void begin() throws IOException {
    jvm =
        ChildJvm.start(
            ChaosBroker.class, directory, Map.of(), String.valueOf(port), journal.toString());
  }

  void awaitReady() {
    jvm.awaitReady();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
