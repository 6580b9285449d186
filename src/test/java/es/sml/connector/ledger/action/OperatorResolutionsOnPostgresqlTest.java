package es.sml.connector.ledger.action;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same on PostgreSQL. */
class OperatorResolutionsOnPostgresqlTest extends OperatorResolutionsTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
