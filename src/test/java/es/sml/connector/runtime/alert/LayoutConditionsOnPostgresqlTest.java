package es.sml.connector.runtime.alert;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class LayoutConditionsOnPostgresqlTest extends LayoutConditionsTest {
  @Override
  Database openDatabase(Path place) {
    return PostgresqlServer.open(place, 4);
  }
}
