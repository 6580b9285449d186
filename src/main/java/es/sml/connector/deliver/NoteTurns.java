package es.sml.connector.deliver;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Lets those who add a note to the same lead in SML do it one after the other. The ledger's clock,
 * by which a turn that was cut off ends, may be set meanwhile: it is believed once it has run
 * evenly for as long as a turn lasts; of its own turns a process knows better.
 */
final class NoteTurns {
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

  /** Until when it lasts: by the ledger's clock, and by the one that nobody sets. */
  private record Turn(long endsAt, long nanos) {}

  /**
   * @param clock of that ledger
   */
  NoteTurns(LedgerTransactions transactions, LedgerClock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Takes the turn.
   *
   * @param lasts after this time nothing that was begun in it can reach SML any more
   * @return whether it was free: it is not while one that was cut off lasts, even one's own
   */
  boolean take(String account, long smlId, String key, Duration lasts) {
    String sql =
        """
        INSERT INTO note_turn (account, sml_id, lead_key, ends_at)
        VALUES (:account, :smlId, :key, %1$s + :rest)
        ON CONFLICT (account, sml_id) DO UPDATE
        SET lead_key = excluded.lead_key, ends_at = excluded.ends_at
        WHERE (note_turn.lead_key = excluded.lead_key AND note_turn.ends_at = :ownEnd)"""
            .formatted(transactions.now());
    // No turn ends later than this one would: one that seems to is from before the clock was set.
    String over =
        " OR note_turn.ends_at + %2$d <= %1$s OR note_turn.ends_at > excluded.ends_at + %2$d"
            .formatted(transactions.now(), LedgerClock.UNSEEN.toMillis());
    return transactions.write(
        jdbc -> {
          clock.look(jdbc.sql("SELECT " + transactions.now()).query(Long.class).single());
          boolean believed = clock.evenFor().compareTo(lasts) >= 0;
          StatementSpec statement =
              jdbc.sql(sql + (believed ? over : "") + RETURNING).param("ownEnd", endOfOwn(key));
          return begun(statement, account, smlId, key, lasts);
        });
  }

  /** Nothing that was begun in the turn is under way any more. */
  void end(String account, long smlId, String key) {
    transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM note_turn" + MINE)
                .param("account", account)
                .param("smlId", smlId)
                .param("key", key)
                .update());
    own.remove(key);
  }

  /** Something that was begun in the turn may still reach SML, for so long from now. */
  void endIn(String account, long smlId, String key, Duration rest) {
    String sql =
        "UPDATE note_turn SET ends_at = " + transactions.now() + " + :rest" + MINE + RETURNING;
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

  /** By the ledger's clock; -1 where this process has no turn for it that is over. */
  private long endOfOwn(String key) {
    Turn turn = own.get(key);
    return turn != null && clock.nanos() - turn.nanos() >= 0 ? turn.endsAt() : -1;
  }
}
