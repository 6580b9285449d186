package es.sml.connector.deliver;

import es.sml.connector.database.Database;
import es.sml.connector.database.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class NoteTurnsOnPostgresqlTest extends NoteTurnsTest {
  @Override
  Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
