package es.sml.connector.ledger.query;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the ledger's leads for monitoring: by hour and state, unknown, parked, and the oldest that
 * waits. A parked lead does not wait: a person must decide on it.
 */
public final class LeadCounts {
  private static final String BY_HOUR =
      """
      SELECT received_at / 3600000 * 3600000 AS hour, state, COUNT(*) AS leads
      FROM lead WHERE received_at >= :since%s GROUP BY 1, 2 ORDER BY 1, 2""";

  private static final String BY_STATE =
      """
      SELECT 0 AS hour, state, COUNT(*) AS leads
      FROM lead WHERE received_at >= :since%s GROUP BY state""";

  // Same text as the condition of the index lead_by_state. SQLite does not derive it from another
  // condition.
  private static final String NOT_ON_THE_WAY = "state NOT IN ('RECEIVED', 'POSTING', 'CREATED')";

  private static final String UNKNOWN =
      "SELECT COUNT(*) FROM lead WHERE "
          + NOT_ON_THE_WAY
          + " AND state = 'UNKNOWN' AND parked_at IS %s NULL%s";

  private static final String WAITING =
      """
      SELECT lead_key, account, dealer, received_at FROM lead WHERE state = 'RECEIVED'%1$s
      UNION ALL
      SELECT lead_key, account, dealer, received_at FROM lead
      WHERE %2$s AND state = 'UNKNOWN' AND parked_at IS NULL%1$s
      ORDER BY received_at LIMIT 1""";

  private final LedgerTransactions transactions;
  private final Set<String> dealers;

  /** Counts the leads of all dealers. */
  public LeadCounts(LedgerTransactions transactions) {
    this(transactions, null);
  }

  private LeadCounts(LedgerTransactions transactions, Set<String> dealers) {
    this.transactions = transactions;
    this.dealers = dealers;
  }

  /** Counts the leads of these dealers only; null counts those of all. */
  public LeadCounts of(Set<String> some) {
    return new LeadCounts(transactions, some);
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
    return hours(BY_HOUR, since);
  }

  /** Counts the leads since this time, by state. */
  public Map<LeadState, Long> since(Instant since) {
    Map<LeadState, Long> counts = new EnumMap<>(LeadState.class);
    hours(BY_STATE, since).forEach(count -> counts.put(count.state(), count.leads()));
    return counts;
  }

  /** Counts the leads with an unknown outcome that the connector still reconciles. */
  public long unknown() {
    return count(UNKNOWN.formatted("", ofDealers()));
  }

  public long parked() {
    return count(UNKNOWN.formatted("NOT", ofDealers()));
  }

  /** Returns the oldest lead that has not ended; null if there is none. */
  public Waiting oldestWaiting() {
    return oldestWaiting(Set.of(), Set.of());
  }

  /** Returns the oldest lead that has not ended and is of none of these; null if there is none. */
  public Waiting oldestWaiting(Set<String> noAccounts, Set<String> noDealers) {
    String others =
        (noAccounts.isEmpty() ? "" : " AND account NOT IN (:noAccounts)")
            + (noDealers.isEmpty() ? "" : " AND dealer NOT IN (:noDealers)");
    return transactions.read(
        jdbc ->
            jdbc.sql(WAITING.formatted(ofDealers() + others, NOT_ON_THE_WAY))
                .param("dealers", dealers)
                .param("noAccounts", noAccounts)
                .param("noDealers", noDealers)
                .query(Waiting.class)
                .optional()
                .orElse(null));
  }

  private long count(String sql) {
    return transactions.read(
        jdbc -> jdbc.sql(sql).param("dealers", dealers).query(Long.class).single());
  }

  private List<Hour> hours(String sql, Instant since) {
    return transactions.read(
        jdbc ->
            jdbc.sql(sql.formatted(ofDealers()))
                .param("since", since.toEpochMilli())
                .param("dealers", dealers)
                .query(Hour.class)
                .list());
  }

  private String ofDealers() {
    return dealers == null ? "" : " AND dealer IN (:dealers)";
  }
}
