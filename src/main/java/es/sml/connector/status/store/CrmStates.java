package es.sml.connector.status.store;

import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/**
 * Stores the last response of each CRM, for all nodes and over restarts. It decides after how many
 * failures in a row a CRM counts as failing, so that its events wait.
 */
public final class CrmStates {
  /** After so many failures in a row a CRM counts as failing, and its events wait. */
  public static final int FAILURES_IN_A_ROW = 5;

  // A busy CRM accepts hundreds of events a second: one write a second shows it as well.
  private static final long ACCURACY = 1000;

  private static final RowMapper<CrmState> ROW =
      (row, number) ->
          new CrmState(
              row.getString("dealer"),
              row.getLong("responded_at"),
              row.getString("response"),
              TrackedLeads.number(row, "accepted_at"),
              row.getInt("failures"),
              TrackedLeads.number(row, "failing_since"),
              row.getString("reason"));

  private static final String FAILED =
      """
      INSERT INTO crm_state (dealer, responded_at, response, reached_at, failures, failing_since, reason)
      VALUES (:dealer, %1$s, :response, %2$s, 1, %1$s, :reason)
      ON CONFLICT (dealer) DO UPDATE SET responded_at = excluded.responded_at, response = excluded.response,
        reached_at = COALESCE(excluded.reached_at, crm_state.reached_at), failures = crm_state.failures + 1,
        failing_since = COALESCE(crm_state.failing_since, excluded.failing_since), reason = excluded.reason""";

  private static final String ACCEPTED =
      """
      INSERT INTO crm_state (dealer, responded_at, response, reached_at, accepted_at, failures)
      VALUES (:dealer, %1$s, :response, %1$s, %1$s, 0)
      ON CONFLICT (dealer) DO UPDATE SET responded_at = excluded.responded_at, response = excluded.response,
        reached_at = excluded.reached_at, accepted_at = excluded.accepted_at, failures = 0, failing_since = NULL,
        reason = NULL""";

  private final LedgerTransactions transactions;
  private final String now;

  public CrmStates(LedgerTransactions transactions) {
    this.transactions = transactions;
    this.now = transactions.now();
  }

  /**
   * The last response of a CRM. Times are milliseconds since 1970 by the database's clock.
   *
   * @param acceptedAt time when it accepted events for the last time; null if never
   * @param failures attempts in a row that failed
   * @param failingSince time of the first of them; null if the last attempt succeeded
   */
  public record CrmState(
      String dealer,
      long respondedAt,
      String response,
      Long acceptedAt,
      int failures,
      Long failingSince,
      String reason) {}

  /**
   * Records that a CRM accepted events.
   *
   * @return whether it had counted as failing until now
   */
  public boolean accepted(String dealer, CrmResponse response) {
    if (isKnown(dealer)) {
      return false;
    }
    return transactions.write(
        jdbc -> {
          int failures =
              jdbc.sql("SELECT failures FROM crm_state WHERE dealer = ?")
                  .param(dealer)
                  .query(Integer.class)
                  .optional()
                  .orElse(0);
          jdbc.sql(ACCEPTED.formatted(now))
              .param("dealer", dealer)
              .param("response", response.code())
              .update();
          return failures >= FAILURES_IN_A_ROW;
        });
  }

  // Parallel deliveries would otherwise wait for each other's commit of the row.
  private boolean isKnown(String dealer) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                        "SELECT COUNT(*) FROM crm_state WHERE dealer = :dealer AND failures = 0 AND accepted_at > "
                            + now
                            + " - :accuracy AND accepted_at <= "
                            + now)
                    .param("dealer", dealer)
                    .param("accuracy", ACCURACY)
                    .query(Integer.class)
                    .single()
                > 0);
  }

  /** Records that a CRM did not accept events. */
  public void failed(String dealer, CrmResponse response) {
    transactions.write(
        jdbc ->
            jdbc.sql(FAILED.formatted(now, response.reached() ? now : "NULL"))
                .param("dealer", dealer)
                .param("response", response.code())
                .param("reason", response.reason())
                .update());
  }

  /** Returns true if a CRM responded within this time, with any status. */
  public boolean wasReached(String dealer, Duration within) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                        "SELECT COUNT(*) FROM crm_state WHERE dealer = :dealer AND reached_at > "
                            + now
                            + " - :within")
                    .param("dealer", dealer)
                    .param("within", within.toMillis())
                    .query(Integer.class)
                    .single()
                > 0);
  }

  public List<CrmState> all() {
    return transactions.read(jdbc -> jdbc.sql("SELECT * FROM crm_state").query(ROW).list());
  }
}
