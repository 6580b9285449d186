package es.sml.connector.deliver.duplicate;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.LedgerClock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Lets only one consumer at a time add a note to a lead in SML. An interrupted turn ends by the
 * ledger's clock, which may be set meanwhile. So that clock counts only after it has run evenly for
 * the length of a turn. For its own turns a process uses its monotonic clock.
 */
final class NoteLock {
  private static final int MOST_REMEMBERED = 1_000;
  private static final String MINE =
      " WHERE account = :account AND sml_id = :smlId AND lead_key = :key";

  private static final String RETURNING = " RETURNING ends_at";

  private final LedgerTransactions transactions;
  private final LedgerClock clock;
  private final Map<String, Turn> own =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Turn> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  /** End of a turn by the ledger's clock, and by the monotonic clock. */
  private record Turn(long endsAt, long nanos) {}

  /**
   * @param clock clock of that ledger
   */
  NoteLock(LedgerTransactions transactions, LedgerClock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Takes the turn if it is free.
   *
   * @param lasts time after which no request of this turn can reach SML
   * @return whether it was free; an interrupted turn is not free before its end, not even for its
   *     owner
   */
  boolean acquire(String account, long smlId, String key, Duration lasts) {
    String sql =
        """
        INSERT INTO note_lock (account, sml_id, lead_key, ends_at)
        VALUES (:account, :smlId, :key, %1$s + :rest)
        ON CONFLICT (account, sml_id) DO UPDATE
        SET lead_key = excluded.lead_key, ends_at = excluded.ends_at
        WHERE (note_lock.lead_key = excluded.lead_key AND note_lock.ends_at = :ownEnd)"""
            .formatted(transactions.now());
    // No valid turn ends later than this one would. A later end dates from before the clock was
    // set.
    String over =
        " OR note_lock.ends_at + %2$d <= %1$s OR note_lock.ends_at > excluded.ends_at + %2$d"
            .formatted(transactions.now(), LedgerClock.UNSEEN.toMillis());
    return transactions.write(
        jdbc -> {
          clock.addReading(jdbc.sql("SELECT " + transactions.now()).query(Long.class).single());
          boolean believed = clock.evenFor().compareTo(lasts) >= 0;
          StatementSpec statement =
              jdbc.sql(sql + (believed ? over : "") + RETURNING).param("ownEnd", endOfOwn(key));
          return begun(statement, account, smlId, key, lasts);
        });
  }

  /** Ends the turn, because none of its requests is in progress. */
  void end(String account, long smlId, String key) {
    transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM note_lock" + MINE)
                .param("account", account)
                .param("smlId", smlId)
                .param("key", key)
                .update());
    own.remove(key);
  }

  /** Ends the turn after this time, because a request of it may still reach SML. */
  void endIn(String account, long smlId, String key, Duration rest) {
    String sql =
        "UPDATE note_lock SET ends_at = " + transactions.now() + " + :rest" + MINE + RETURNING;
    transactions.write(jdbc -> begun(jdbc.sql(sql), account, smlId, key, rest));
  }

  private boolean begun(
      StatementSpec statement, String account, long smlId, String key, Duration rest) {
    long nanos = clock.nanos() + rest.toNanos();
    return statement
        .param("account", account)
        .param("smlId", smlId)
        .param("key", key)
        .param("rest", rest.toMillis())
        .query(Long.class)
        .optional()
        .map(
            endsAt -> {
              own.put(key, new Turn(endsAt, nanos));
              return true;
            })
        .orElse(false);
  }

  /** Returns the end by the ledger's clock; -1 if this process has no ended turn for the lead. */
  private long endOfOwn(String key) {
    Turn turn = own.get(key);
    return turn != null && clock.nanos() - turn.nanos() >= 0 ? turn.endsAt() : -1;
  }
}
