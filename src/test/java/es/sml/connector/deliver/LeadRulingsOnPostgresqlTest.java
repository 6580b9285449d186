package es.sml.connector.deliver;

import es.sml.connector.database.Database;
import es.sml.connector.database.PostgresqlServer;
import java.nio.file.Path;

/** The same on PostgreSQL. */
class LeadRulingsOnPostgresqlTest extends LeadRulingsTest {
  @Override
  Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
