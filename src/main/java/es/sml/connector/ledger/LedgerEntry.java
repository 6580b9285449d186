package es.sml.connector.ledger;

import es.sml.connector.ledger.state.LeadState;
import java.time.Duration;
import org.springframework.jdbc.core.RowMapper;

/**
 * Row of a lead in the ledger, as a decision needs it. It decides whether SML may have got the lead
 * before a restore.
 *
 * @param attempts how often it was consumed without being released again
 * @param reason of the last failure; null if there was none
 * @param smlId null until it is created
 * @param postingAge time since the last posting was recorded; zero if never
 * @param postedAt time of the last posting, in milliseconds since 1970 by the database's clock;
 *     zero if never
 * @param postedBy node of the last posting; null if there was none, or if there is only one node
 * @param parked whether it waits for an operator
 * @param commitWindow time until SML can no longer store it; not positive if that time is over;
 *     null if SML has responded
 * @param restoredAt time when the restore was noticed, for a lead that is searched for; in
 *     milliseconds since 1970 by the database's clock; zero if none
 */
public record LedgerEntry(
    String key,
    LeadState state,
    int attempts,
    String reason,
    Long smlId,
    Duration postingAge,
    long postedAt,
    String postedBy,
    boolean parked,
    Duration commitWindow,
    long restoredAt) {
  static final RowMapper<LedgerEntry> ROW =
      (row, number) -> {
        Number smlId = (Number) row.getObject("sml_id");
        Number commitWindow = (Number) row.getObject("commit_window");
        return new LedgerEntry(
            row.getString("lead_key"),
            LeadState.valueOf(row.getString("state")),
            row.getInt("attempts"),
            row.getString("reason"),
            smlId == null ? null : smlId.longValue(),
            Duration.ofMillis(row.getLong("posting_age")),
            row.getLong("posting_at"),
            row.getString("posted_by"),
            row.getObject("parked_at") != null,
            commitWindow == null ? null : Duration.ofMillis(commitWindow.longValue()),
            row.getLong("restored_at"));
      };

  /** Returns whether SML may have got it before the ledger was restored. */
  public boolean isRestored() {
    return restoredAt > 0 && postedAt <= restoredAt;
  }

  /** Returns whether it was searched for, or sent, since a restore was noticed. */
  public boolean isReconciledSince(long noticedAt) {
    return restoredAt >= noticedAt || postedAt > noticedAt;
  }

  /**
   * Returns the columns that {@link #ROW} reads.
   *
   * @param now the database's clock, as SQL
   */
  static String columns(String now) {
    return """
    lead_key, state, attempts, reason, sml_id, COALESCE(%1$s - posting_at, 0) AS posting_age,
    COALESCE(posting_at, 0) AS posting_at, posted_by, parked_at, reconcile_at - %1$s AS commit_window, restored_at"""
        .formatted(now);
  }
}
