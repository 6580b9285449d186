package es.sml.connector.deliver.reconcile;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides after how many attempts a lead that SML does not store is parked, while SML stores
 * others.
 */
record UndeliverableLeadDetector(LedgerTransactions transactions) {
  /**
   * An SML that fails half of the requests by chance fails this often for one lead in a million.
   */
  static final int TOO_MANY = 20;

  /**
   * @param entry entry of a lead that was sent and is not in SML
   */
  boolean areTooMany(LedgerEntry entry, String account) {
    return transactions.read(
        jdbc ->
            sent(jdbc, entry.key()) >= TOO_MANY
                && othersWereStored(jdbc, account, entry.postedAt()));
  }

  private static int sent(JdbcClient jdbc, String key) {
    return 1
        + jdbc.sql("SELECT COUNT(*) FROM lead_move WHERE lead_key = ? AND event = ?")
            .params(key, LeadEvent.NOT_FOUND.name())
            .query(Integer.class)
            .single();
  }

  // Checks the newest leads only, which an index finds.
  private static boolean othersWereStored(JdbcClient jdbc, String account, long since) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM (
                SELECT posting_at FROM lead WHERE account = ? AND sml_id IS NOT NULL ORDER BY sml_id DESC LIMIT 50) newest
                WHERE posting_at >= ?""")
            .params(account, since)
            .query(Integer.class)
            .single()
        > 0;
  }
}
