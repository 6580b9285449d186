package es.sml.connector.alert.store;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class AlertStoreOnPostgresqlTest extends AlertStoreTest {
  @Override
  Database openDatabase(Path place) {
    return PostgresqlServer.open(place, 4);
  }
}
