package es.sml.connector.deliver;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to each lead besides the way of all leads, and why. */
public final class LeadHistory {
  /** SML has the lead under two ids. */
  static final String TWICE = "TWICE";

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

  /** Of one lead, oldest first. */
  public List<LeadMove> of(String key) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT at, event, reason FROM lead_move WHERE lead_key = ? ORDER BY number")
                .param(key)
                .query(LeadMove.class)
                .list());
  }

  /**
   * Adds a line, in the transaction of what it tells of.
   *
   * @param reason in words; null for none
   */
  void record(JdbcClient jdbc, String key, String event, String reason) {
    jdbc.sql(record)
        .param(key)
        .param(key)
        .param(event)
        .param(LedgerMoves.storable(reason))
        .update();
  }

  /** Adds that SML has the lead twice, which a person must mend. */
  void recordTwice(JdbcClient jdbc, String key, long first, long second) {
    LOG.error(
        "lead {} is in SML twice: as {} and as {}; close one of them there", key, first, second);
    record(jdbc, key, TWICE, "in SML as " + first + " and as " + second);
  }
}
