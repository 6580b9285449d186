package es.sml.connector.command;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class LeadNamesOnPostgresqlTest extends LeadNamesTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 8);
  }
}
