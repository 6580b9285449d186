package es.sml.connector.chaos;

import es.sml.connector.testing.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A real PostgreSQL, killed with all its processes and started again on the same data. */
public final class PostgresProcess implements AutoCloseable {
  private final Path directory;
  private final int port;
  private EmbeddedPostgres server;

  private PostgresProcess(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  public static PostgresProcess start(Path directory) throws IOException {
    PostgresProcess database =
        new PostgresProcess(directory.resolve("postgresql"), FreePorts.next());
    database.begin();
    return database;
  }

  public int port() {
    return port;
  }

  DataSource ledger() {
    return server.getPostgresDatabase();
  }

  /** Sends SIGKILL to the server and all its processes. */
  void kill() throws IOException {
    ProcessHandle postmaster = server.getProcess().toHandle();
    List<ProcessHandle> all =
        Stream.concat(postmaster.descendants(), Stream.of(postmaster)).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Deadline.await(
        "the end of PostgreSQL",
        Duration.ofSeconds(30),
        () -> all.stream().noneMatch(ProcessHandle::isAlive));
    server.close(); // releases its lock; there is nothing left to stop
  }

  void begin() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
