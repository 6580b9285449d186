package es.sml.connector.packaged;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The ledger of a connector that runs, looked into from outside. */
record LedgerFile(Path file) {
  static LedgerFile of(Path directory) {
    return new LedgerFile(directory.resolve("data/ledger.db"));
  }

  /** When the last complete run of the status sync began, in milliseconds since 1970. */
  long lastRun() throws SQLException {
    return numbers("SELECT COALESCE(MAX(began_at), 0) FROM status_run").get(0);
  }

  /** How many events are neither delivered nor given up. */
  long waitingEvents() throws SQLException {
    return numbers(
            "SELECT COUNT(*) FROM crm_event WHERE delivered_at IS NULL AND buried_at IS NULL")
        .get(0);
  }

  /** The first column of what a query finds. */
  List<Long> numbers(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }
}
