package es.sml.connector.ledger.query;

import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.util.List;

/** Reads the commands that were refused, newest first. */
public record CommandRows(LedgerTransactions transactions) {
  private static final String REFUSED =
      """
      SELECT command_id, operation, account, received_at, sml_id, reply FROM command
      WHERE received_at > %s - :age AND received_at <= :before AND (received_at < :before OR command_id < :beforeId)
        AND reply LIKE '%%"outcome":"rejected"%%'
      ORDER BY received_at DESC, command_id DESC LIMIT :limit""";

  /**
   * A command that was refused.
   *
   * @param commandId the key of the command, which names its dealer if its sender has only one
   * @param smlId SML's id of its lead; null if it is about none
   * @param reply the JSON that its sender got
   */
  public record Refused(
      String commandId,
      String operation,
      String account,
      long receivedAt,
      Long smlId,
      String reply) {}

  /**
   * Returns the newest refused commands before a position, newest first.
   *
   * @param age of the oldest command
   * @param beforeId key of the last command of the page before, with that time; empty for none
   */
  public List<Refused> refused(Duration age, long before, String beforeId, int limit) {
    return transactions.read(
        jdbc ->
            jdbc.sql(REFUSED.formatted(transactions.now()))
                .param("age", age.toMillis())
                .param("before", before)
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(Refused.class)
                .list());
  }
}
