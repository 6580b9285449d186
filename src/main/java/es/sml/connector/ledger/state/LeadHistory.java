package es.sml.connector.ledger.state;

import es.sml.connector.database.LedgerTransactions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * History of each lead: the events that differ from the normal way, with their reasons, and a lead
 * that SML has twice.
 */
public final class LeadHistory {
  /** SML has the lead under two ids. */
  public static final String DUPLICATE_IN_SML = "DUPLICATE_IN_SML";

  private static final Logger LOG = LoggerFactory.getLogger(LeadHistory.class);
  private static final String RECORD =
      """
      INSERT INTO lead_move (lead_key, number, at, event, reason)
      VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM lead_move WHERE lead_key = ?), %s, ?, ?)""";

  private final LedgerTransactions transactions;
  private final String record;

  public LeadHistory(LedgerTransactions transactions) {
    this.transactions = transactions;
    this.record = RECORD.formatted(transactions.now());
  }

  /** Returns the history of one lead, oldest first. */
  public List<LeadMove> of(String key) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT at, event, reason FROM lead_move WHERE lead_key = ? ORDER BY number")
                .param(key)
                .query(LeadMove.class)
                .list());
  }

  /**
   * Adds an entry within the transaction of its event.
   *
   * @param reason text; null if none
   */
  public void record(JdbcClient jdbc, String key, String event, String reason) {
    jdbc.sql(record)
        .param(key)
        .param(key)
        .param(event)
        .param(LedgerMoves.storable(reason))
        .update();
  }

  /** Records that SML has the lead twice; an operator must close one of the two. */
  public void recordDuplicateInSml(JdbcClient jdbc, String key, long first, long second) {
    LOG.error(
        "lead {}: SML has it twice, as {} and as {}; close one of them in SML", key, first, second);
    String reason = "SML has it as " + first + " and as " + second + ": close one of them in SML";
    record(jdbc, key, DUPLICATE_IN_SML, reason);
  }
}
