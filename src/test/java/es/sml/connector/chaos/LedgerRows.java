package es.sml.connector.chaos;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger has noted, read in its database and not through the connector. */
final class LedgerRows {
  private final JdbcClient database;

  LedgerRows(DataSource database) {
    this.database = JdbcClient.create(database);
  }

  /** How many leads fulfil a condition in SQL. */
  long count(String condition) {
    return database.sql("SELECT COUNT(*) FROM lead WHERE " + condition).query(Long.class).single();
  }
}
