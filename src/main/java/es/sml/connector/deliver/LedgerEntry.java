package es.sml.connector.deliver;

import java.time.Duration;
import org.springframework.jdbc.core.RowMapper;

/**
 * A lead's row in the ledger.
 *
 * @param attempts how often it was taken from the queue without being released again
 * @param reason of the last failure; null if there was none
 * @param smlId null until it is created
 * @param postingAge time since it was last about to be sent; zero if never
 * @param postedAt when it was last about to be sent, in milliseconds since 1970 by the database's
 *     clock; zero if never
 * @param postedBy the node that was last about to send it; null if none was, or there is but one
 * @param parked whether a person is to decide about it
 * @param settleIn time until SML cannot commit it any more; not positive where that is past; null
 *     where SML has answered
 * @param restoredAt when the restore was noticed for which it is searched, in milliseconds since
 *     1970 by the database's clock; zero where there was none
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
    Duration settleIn,
    long restoredAt) {
  static final RowMapper<LedgerEntry> ROW =
      (row, number) -> {
        Number smlId = (Number) row.getObject("sml_id");
        Number settleIn = (Number) row.getObject("settle_in");
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
            settleIn == null ? null : Duration.ofMillis(settleIn.longValue()),
            row.getLong("restored_at"));
      };

  /** Whether it may have got into SML before the ledger was restored, without a trace in it. */
  boolean isRestored() {
    return restoredAt > 0 && postedAt <= restoredAt;
  }

  /** Whether it was searched for, or sent, since a restore was noticed. */
  boolean isSettledSince(long noticedAt) {
    return restoredAt >= noticedAt || postedAt > noticedAt;
  }

  /**
   * What {@link #ROW} reads of the ledger's table.
   *
   * @param now the database's clock, as SQL
   */
  static String columns(String now) {
    return """
    lead_key, state, attempts, reason, sml_id, COALESCE(%1$s - posting_at, 0) AS posting_age,
    COALESCE(posting_at, 0) AS posting_at, posted_by, parked_at, settle_at - %1$s AS settle_in, restored_at"""
        .formatted(now);
  }
}
