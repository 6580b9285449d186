package es.sml.connector.report.silence;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class SilenceWatchOnPostgresqlTest extends SilenceWatchTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
