package es.sml.connector.deliver.restore;

import es.sml.connector.database.LedgerTransactions;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the notices of restores in the ledger, and the newest of SML's leads that was compared with
 * it.
 */
public record RestoreRecord(LedgerTransactions transactions) {
  /**
   * Records that the data directory was restored.
   *
   * @param reason evidence of the restore, as text
   */
  public void note(String reason) {
    note(RestoreNotice.ALL, reason);
  }

  void note(String account, String reason) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO restore (account, noticed_at, reason, compared_up_to) VALUES (?, %1$s, ?, 0)
                    ON CONFLICT (account) DO UPDATE
                    SET noticed_at = %1$s, reason = excluded.reason, ended_at = NULL"""
                        .formatted(transactions.now()))
                .params(account, reason)
                .update());
  }

  void end(String account) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE restore SET ended_at = " + transactions.now() + " WHERE account = ?")
                .param(account)
                .update());
  }

  List<RestoreNotice> notices() {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT account, noticed_at, reason, ended_at FROM restore"
                        + " WHERE noticed_at IS NOT NULL ORDER BY account")
                .query(
                    (row, number) ->
                        new RestoreNotice(
                            row.getString(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            row.getString(3),
                            row.getObject(4) != null))
                .list());
  }

  /** Returns the highest id of SML's leads that was compared with the ledger; zero before. */
  long comparedUpTo(String account) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT compared_up_to FROM restore WHERE account = ?")
                .param(account)
                .query(Long.class)
                .optional()
                .orElse(0L));
  }

  void compared(String account, long upTo) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO restore (account, compared_up_to) VALUES (?, ?)
                    ON CONFLICT (account) DO UPDATE SET compared_up_to = excluded.compared_up_to""")
                .params(account, upTo)
                .update());
  }
}
