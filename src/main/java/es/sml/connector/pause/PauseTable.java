package es.sml.connector.pause;

import es.sml.connector.database.LedgerTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The pauses in the database. */
record PauseTable(LedgerTransactions transactions) {
  private static final String PUT =
      """
      INSERT INTO pause (kind, name, reason, paused_by, begins_at, ends_at)
      VALUES (:kind, :name, :reason, :who, :from, :until)
      ON CONFLICT (kind, name) DO UPDATE SET reason = excluded.reason,
        paused_by = excluded.paused_by, begins_at = excluded.begins_at, ends_at = excluded.ends_at""";

  /** Stores a pause in place of an earlier one of the same thing. */
  void put(Pause pause) {
    transactions.write(
        jdbc ->
            jdbc.sql(PUT)
                .param("kind", pause.kind().word())
                .param("name", pause.name())
                .param("reason", pause.reason())
                .param("who", pause.who())
                .param("from", pause.from().toEpochMilli())
                .param("until", pause.until() == null ? null : pause.until().toEpochMilli())
                .update());
  }

  void remove(Pause.Target target) {
    transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM pause WHERE kind = ? AND name = ?")
                .params(target.kind().word(), target.name())
                .update());
  }

  void removeEnded(Instant now) {
    transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM pause WHERE ends_at <= ?").param(now.toEpochMilli()).update());
  }

  List<Pause> all() {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT kind, name, reason, paused_by, begins_at, ends_at FROM pause ORDER BY kind, name")
                .query((row, number) -> pause(row))
                .list());
  }

  private static Pause pause(ResultSet row) throws SQLException {
    long end = row.getLong(6);
    Instant until = row.wasNull() ? null : Instant.ofEpochMilli(end);
    return new Pause(
        PauseKind.of(row.getString(1)).orElseThrow(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        until);
  }
}
