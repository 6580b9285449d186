package es.sml.connector.ledger;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class LedgerOnPostgresqlTest extends LedgerTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
