package es.sml.connector.deliver;

import es.sml.connector.database.Database;
import es.sml.connector.database.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class LedgerOnPostgresqlTest extends LedgerTest {
  @Override
  Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
