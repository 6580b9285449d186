package es.sml.connector.deliver.duplicate;

import es.sml.connector.database.Database;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;

/** The same in PostgreSQL. */
class EnquiryClaimsOnPostgresqlTest extends EnquiryClaimsTest {
  @Override
  protected Database openDatabase(Path directory) {
    return PostgresqlServer.open(directory, 4);
  }
}
