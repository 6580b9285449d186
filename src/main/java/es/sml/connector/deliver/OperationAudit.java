package es.sml.connector.deliver;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records operators' actions, in the same transaction as their effect in the ledger. */
public final class OperationAudit {
  private static final String NOTE =
      """
      INSERT INTO operation_audit (audit_id, at, who, operation, lead_key, details, outcome)
      VALUES (:id, %s, :who, :operation, :key, :details, :outcome)""";

  private static final String LIST =
      """
      SELECT audit_id, at, who, operation, lead_key, details, outcome FROM operation_audit
      WHERE (:key = '' OR lead_key = :key) AND (at < :before OR (at = :before AND audit_id < :beforeId))
      ORDER BY at DESC, audit_id DESC LIMIT :limit""";

  private final LedgerTransactions transactions;

  public OperationAudit(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Records an action that does not change the ledger.
   *
   * @param key null if it is not about one lead
   */
  public void note(Operation operation, String key, String outcome) {
    transactions.write(
        jdbc -> {
          note(jdbc, operation, key, outcome);
          return null;
        });
  }

  /** Records an action in the transaction of its effect. */
  void note(JdbcClient jdbc, Operation operation, String key, String outcome) {
    jdbc.sql(NOTE.formatted(transactions.now()))
        .param("id", UUID.randomUUID().toString())
        .param("who", operation.who())
        .param("operation", operation.what())
        .param("key", LedgerMoves.storable(key))
        .param("details", LedgerMoves.storable(operation.details()))
        .param("outcome", LedgerMoves.storable(outcome))
        .update();
  }

  /**
   * Returns the newest entries before a position, newest first.
   *
   * @param key key of their lead; empty for all
   * @param beforeId id of the last entry of the page before, with that time; empty for the first
   *     page
   */
  public List<AuditEntry> list(String key, long before, String beforeId, int limit) {
    return transactions.read(
        jdbc ->
            jdbc.sql(LIST)
                .param("key", key)
                .param("before", before)
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(AuditEntry.class)
                .list());
  }

  /** Removes entries that are older than this. */
  public int forget(Duration age) {
    return transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM operation_audit WHERE at < " + transactions.now() + " - :age")
                .param("age", age.toMillis())
                .update());
  }
}
