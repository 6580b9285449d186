package es.sml.connector.chaos;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's rows, read from its database and not through the connector. */
final class LedgerRows {
  private final JdbcClient database;

  LedgerRows(DataSource database) {
    this.database = JdbcClient.create(database);
  }

  /** Returns all events for CRMs, each lead's in order. */
  List<String> events() {
    return database
        .sql("SELECT body FROM crm_event ORDER BY sml_id, change")
        .query(String.class)
        .list();
  }

  /** Returns the number of leads that fulfil a condition in SQL. */
  long count(String condition) {
    return database.sql("SELECT COUNT(*) FROM lead WHERE " + condition).query(Long.class).single();
  }
}
