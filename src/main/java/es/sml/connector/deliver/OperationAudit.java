package es.sml.connector.deliver;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The memory of what people did, written together with what it changed in the ledger. */
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
   * Notes what changes nothing in the ledger.
   *
   * @param key null where it is about no one lead
   */
  public void note(Operation operation, String key, String outcome) {
    transactions.write(
        jdbc -> {
          note(jdbc, operation, key, outcome);
          return null;
        });
  }

  /** Notes it in the transaction of what it is about. */
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
   * The newest entries before a place, newest first.
   *
   * @param key of the lead that they are about; empty for all
   * @param beforeId of the last entry seen, whose time is before; empty where there is none
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

  /** Forgets what is older than that. */
  public int forget(Duration age) {
    return transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM operation_audit WHERE at < " + transactions.now() + " - :age")
                .param("age", age.toMillis())
                .update());
  }
}
