package es.sml.connector.status.store;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class EventLogOnPostgresqlTest extends EventLogTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 8);
  }
}
