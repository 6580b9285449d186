package es.sml.connector.ledger.query;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the ledger's leads for monitoring. */
public final class LeadCounts {
  private static final String BY_HOUR =
      """
      SELECT received_at / 3600000 * 3600000 AS hour, state, COUNT(*) AS leads
      FROM lead WHERE received_at >= ? GROUP BY 1, 2 ORDER BY 1, 2""";

  // Same text as the condition of the index lead_by_state. SQLite does not derive it from another
  // condition.
  private static final String NOT_ON_THE_WAY = "state NOT IN ('RECEIVED', 'POSTING', 'CREATED')";

  private static final String UNKNOWN =
      "SELECT COUNT(*) FROM lead WHERE "
          + NOT_ON_THE_WAY
          + " AND state = 'UNKNOWN' AND parked_at IS %s NULL";

  private static final String WAITING =
      """
      SELECT lead_key, account, dealer, received_at FROM lead WHERE state = 'RECEIVED'
      UNION ALL
      SELECT lead_key, account, dealer, received_at FROM lead
      WHERE %s AND state = 'UNKNOWN' AND parked_at IS NULL
      ORDER BY received_at LIMIT 1"""
          .formatted(NOT_ON_THE_WAY);

  private final LedgerTransactions transactions;

  public LeadCounts(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Number of leads of one state that were received in one hour.
   *
   * @param hour start of the hour, in milliseconds since 1970
   */
  public record Hour(long hour, LeadState state, long leads) {}

  /**
   * A lead that was consumed and has not ended.
   *
   * @param receivedAt time of receipt, in milliseconds since 1970
   */
  public record Waiting(String leadKey, String account, String dealer, long receivedAt) {}

  /** Counts the leads since this time, by hour and state. */
  public List<Hour> byHour(Instant since) {
    return transactions.read(
        jdbc -> jdbc.sql(BY_HOUR).param(since.toEpochMilli()).query(Hour.class).list());
  }

  /** Counts the leads since this time, by state. */
  public Map<LeadState, Long> since(Instant since) {
    Map<LeadState, Long> counts = new EnumMap<>(LeadState.class);
    transactions
        .read(
            jdbc ->
                jdbc.sql(
                        "SELECT 0 AS hour, state, COUNT(*) AS leads FROM lead"
                            + " WHERE received_at >= ? GROUP BY state")
                    .param(since.toEpochMilli())
                    .query(Hour.class)
                    .list())
        .forEach(count -> counts.put(count.state(), count.leads()));
    return counts;
  }

  /** Counts the leads with an unknown outcome that the connector still reconciles. */
  public long unknown() {
    return count(UNKNOWN.formatted(""));
  }

  /** Counts the parked leads. */
  public long parked() {
    return count(UNKNOWN.formatted("NOT"));
  }

  /** Returns the oldest lead that has not ended; null if there is none. */
  public Waiting oldestWaiting() {
    return transactions.read(
        jdbc -> jdbc.sql(WAITING).query(Waiting.class).optional().orElse(null));
  }

  private long count(String sql) {
    return transactions.read(jdbc -> jdbc.sql(sql).query(Long.class).single());
  }
}
