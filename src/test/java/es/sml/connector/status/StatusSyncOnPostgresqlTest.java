package es.sml.connector.status;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class StatusSyncOnPostgresqlTest extends StatusSyncTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 8);
  }
}
