package es.sml.connector.ledger.action;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LedgerMoves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records operators' actions, in the same transaction as their effect in the ledger. */
public record OperatorAudit(LedgerTransactions transactions) {
  private static final String NOTE =
      """
      INSERT INTO operator_action (audit_id, at, who, operation, lead_key, details, outcome)
      VALUES (:id, %s, :who, :operation, :key, :details, :outcome)""";

  private static final String LIST =
      """
      SELECT audit_id, at, who, operation, lead_key, details, outcome FROM operator_action
      WHERE at >= :since AND at <= :before AND (at < :before OR audit_id < :beforeId)%s
      ORDER BY at DESC, audit_id DESC LIMIT :limit""";

  private static final String LAST =
      """
      SELECT at FROM operator_action WHERE who = :who AND operation = :operation
      ORDER BY at DESC LIMIT 1""";

  /**
   * Records an action that does not change the ledger.
   *
   * @param key null if it is not about one lead
   */
  public void note(OperatorAction action, String key, String outcome) {
    transactions.write(
        jdbc -> {
          note(jdbc, action, key, outcome);
          return null;
        });
  }

  /** Records an action in the transaction of its effect. */
  public void note(JdbcClient jdbc, OperatorAction action, String key, String outcome) {
    jdbc.sql(NOTE.formatted(transactions.now()))
        .param("id", UUID.randomUUID().toString())
        .param("who", action.who())
        .param("operation", action.what())
        .param("key", LedgerMoves.storable(key))
        .param("details", LedgerMoves.storable(action.details()))
        .param("outcome", LedgerMoves.storable(outcome))
        .update();
  }

  /**
   * Returns the newest entries before a position and not before a time, newest first.
   *
   * @param key key of their lead; empty for all
   * @param beforeId id of the last entry of the page before, with that time; empty for the first
   *     page
   */
  public List<AuditEntry> list(String key, long since, long before, String beforeId, int limit) {
    return transactions.read(
        jdbc ->
            jdbc.sql(LIST.formatted(key.isEmpty() ? "" : " AND lead_key = :key"))
                .param("key", key)
                .param("since", since)
                .param("before", before)
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(AuditEntry.class)
                .list());
  }

  /** Returns the time of the last entry of this person and action, in milliseconds. */
  public Optional<Long> last(String who, String what) {
    return transactions.read(
        jdbc ->
            jdbc.sql(LAST).param("who", who).param("operation", what).query(Long.class).optional());
  }

  /** Removes entries that are older than this. */
  public int forget(Duration age) {
    return transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM operator_action WHERE at < " + transactions.now() + " - :age")
                .param("age", age.toMillis())
                .update());
  }
}
