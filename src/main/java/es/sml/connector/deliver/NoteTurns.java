package es.sml.connector.deliver;

import java.time.Duration;

/** Lets those who add a note to the same lead in SML do it one after the other. */
final class NoteTurns {
  private static final String MINE =
      " WHERE account = :account AND sml_id = :smlId AND lead_key = :key";

  private final LedgerTransactions transactions;

  NoteTurns(LedgerTransactions transactions) {
    this.transactions = transactions;
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
        VALUES (:account, :smlId, :key, %1$s + :lasts)
        ON CONFLICT (account, sml_id) DO UPDATE
        SET lead_key = excluded.lead_key, ends_at = excluded.ends_at
        WHERE note_turn.ends_at <= %1$s"""
            .formatted(transactions.now());
    return transactions.write(
        jdbc ->
            jdbc.sql(sql)
                    .param("account", account)
                    .param("smlId", smlId)
                    .param("key", key)
                    .param("lasts", lasts.toMillis())
                    .update()
                == 1);
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
  }

  /** Something that was begun in the turn may still reach SML, for so long from now. */
  void endIn(String account, long smlId, String key, Duration rest) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE note_turn SET ends_at = " + transactions.now() + " + :rest" + MINE)
                .param("rest", rest.toMillis())
                .param("account", account)
                .param("smlId", smlId)
                .param("key", key)
                .update());
  }
}
