package es.sml.connector.report.count;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class LeadReportsOnPostgresqlTest extends LeadReportsTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
