package es.sml.connector.packaged;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the ledger of a running connector from outside. */
record ObservedLedger(Path file) {
  static ObservedLedger of(Path directory) {
    return new ObservedLedger(directory.resolve("data/ledger.db"));
  }

  /** Returns the start of the last complete status sync, in milliseconds since 1970. */
  long lastRun() throws SQLException {
    return numbers("SELECT COALESCE(MAX(began_at), 0) FROM status_run").get(0);
  }

  /** Returns the number of events that are neither delivered nor dead-lettered. */
  long waitingEvents() throws SQLException {
    return numbers(
            "SELECT COUNT(*) FROM crm_event WHERE delivered_at IS NULL AND dead_lettered_at IS NULL")
        .get(0);
  }

  /** Returns the first column of a query's result. */
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
