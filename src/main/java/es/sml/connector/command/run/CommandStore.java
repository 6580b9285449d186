package es.sml.connector.command.run;

import es.sml.connector.command.Command;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.erasure.CommandRecords;
import java.time.Duration;
import java.util.Map;

/**
 * Records every command, so that one that comes twice runs once and gets two replies. It refuses an
 * id of another command, and shortens long replies.
 */
public final class CommandStore {
  /** Of a longer reply only id, outcome and SML's id are kept. */
  static final int MOST_KEPT = 64 << 10;

  private final LedgerTransactions transactions;

  public CommandStore(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * State of a command.
   *
   * @param attempts number of earlier attempts, without those that certainly did nothing
   * @param commitWindow time while SML may still do an earlier attempt; zero if it cannot
   * @param tasksBefore ids of its lead's tasks before the first attempt; null if never read
   * @param waited time since its turn came
   * @param answer null until the command has ended
   */
  public record Entry(
      int attempts, Duration commitWindow, String tasksBefore, Duration waited, String answer) {
    public boolean isEnded() {
      return answer != null;
    }
  }

  /**
   * Records the command, if it is new.
   *
   * @throws UsedIdException if its id belongs to another command
   */
  public Entry open(Command command) {
    Row row =
        transactions.write(
            jdbc -> {
              jdbc.sql(
                      "INSERT INTO command (command_id, operation, account, digest, reply_to, sml_id, attempts, replies_due, received_at) "
                          + "VALUES (:id, :operation, :account, :digest, :replyTo, :smlId, 0, 0, "
                          + transactions.now()
                          + ") ON CONFLICT (command_id) DO UPDATE "
                          // Available only after its lead was found by another name.
                          + "SET sml_id = COALESCE(command.sml_id, excluded.sml_id) "
                          + "WHERE command.digest = excluded.digest")
                  .param("id", command.key())
                  .param("operation", command.operation().label())
                  .param("account", command.account())
                  .param("digest", command.digest())
                  .param("replyTo", command.replyTo())
                  .param("smlId", command.smlLead())
                  .update();
              return jdbc.sql(
                      "SELECT digest, attempts, COALESCE(reconcile_at - "
                          + transactions.now()
                          + ", 0) AS commit_window, tasks_before, "
                          + transactions.now()
                          + " - received_at AS waited, reply "
                          + "FROM command WHERE command_id = :id")
                  .param("id", command.key())
                  .query(Row.class)
                  .single();
            });
    if (!row.digest().equals(command.digest())) {
      throw new UsedIdException(command.id());
    }
    return new Entry(
        row.attempts(),
        Duration.ofMillis(Math.max(0, row.commitWindow())),
        row.tasksBefore(),
        Duration.ofMillis(row.waited()),
        row.reply());
  }

  /**
   * Records an attempt. Committed before anything is sent.
   *
   * @param before number of earlier attempts, as the caller read it
   * @param tasksBefore ids of its lead's tasks; null to keep the recorded ones
   * @param commitWindow time after which SML can no longer do it, with any outcome of the attempt
   * @throws CommandInProgressException if another thread or node has begun an attempt since
   */
  void attempt(Command command, int before, String tasksBefore, Duration commitWindow) {
    int recorded =
        transactions.write(
            jdbc ->
                jdbc.sql(
                        "UPDATE command SET attempts = attempts + 1, "
                            + "tasks_before = COALESCE(:tasks, tasks_before), reconcile_at = "
                            + transactions.now()
                            + " + :commitWindow WHERE command_id = :id AND attempts = :before"
                            + " AND reply IS NULL")
                    .param("tasks", tasksBefore)
                    .param("commitWindow", commitWindow.toMillis())
                    .param("id", command.key())
                    .param("before", before)
                    .update());
    if (recorded == 0) {
      throw new CommandInProgressException(command.id(), Duration.ofSeconds(1));
    }
  }

  /** Returns the reply to the command; null until it has ended. */
  String answer(Command command) {
    return transactions
        .read(
            jdbc ->
                jdbc.sql("SELECT reply FROM command WHERE command_id = :id")
                    .param("id", command.key())
                    .query(StoredReply.class)
                    .optional())
        .map(StoredReply::reply)
        .orElse(null);
  }

  boolean hasLead(Command command) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                        "SELECT COUNT(*) FROM command c JOIN lead l ON l.lead_key = c.lead_key"
                            + " WHERE c.command_id = :id")
                    .param("id", command.key())
                    .query(Integer.class)
                    .single()
                > 0);
  }

  /** Removes a command that was never sent, so that its id is free again. */
  void withdraw(Command command) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "DELETE FROM command WHERE command_id = :id AND digest = :digest"
                        + " AND attempts = 0 AND reply IS NULL AND lead_key IS NULL")
                .param("id", command.key())
                .param("digest", command.digest())
                .update());
  }

  /** Records that an attempt certainly did nothing. */
  void released(Command command) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE command SET attempts = attempts - 1, reconcile_at = NULL WHERE command_id = :id")
                .param("id", command.key())
                .update());
  }

  /** Records that the outcome of an attempt is unknown until this time is over. */
  void lost(Command command, Duration commitWindow) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE command SET reconcile_at = "
                        + transactions.now()
                        + " + :commitWindow WHERE command_id = :id")
                .param("commitWindow", commitWindow.toMillis())
                .param("id", command.key())
                .update());
  }

  /** Records the key of the command's lead; one more reply is due once the lead has ended. */
  public void waiting(Command command, String leadKey) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE command SET lead_key = :key, replies_due = replies_due + 1 WHERE command_id = :id")
                .param("key", leadKey)
                .param("id", command.key())
                .update());
  }

  /**
   * Records the end of the command, with its reply.
   *
   * @param command null if it could not be read: then nothing is recorded
   */
  public void ended(Command command, String answer) {
    if (command != null) {
      transactions.write(
          jdbc ->
              jdbc.sql(
                      "UPDATE command SET reply = :reply "
                          + "WHERE command_id = :id AND digest = :digest AND reply IS NULL")
                  .param("reply", kept(answer))
                  .param("id", command.key())
                  .param("digest", command.digest())
                  .update());
    }
  }

  /** Returns whether the command is recorded, and not another one with its id. */
  boolean has(Command command) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COUNT(*) FROM command WHERE command_id = :id AND digest = :digest")
                    .param("id", command.key())
                    .param("digest", command.digest())
                    .query(Integer.class)
                    .single()
                > 0);
  }

  /**
   * Records a refused command for the list of refused commands only. Its id stays free.
   *
   * @param dealer dealer of its sender; null if it is unknown
   * @param digest digest of its message
   */
  void refused(String dealer, String operation, String account, String digest, String answer) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO command (command_id, operation, account, digest, attempts, replies_due, reply, received_at) "
                        + "VALUES (:id, :operation, :account, :digest, 0, 0, :reply, "
                        + transactions.now()
                        + ") ON CONFLICT (command_id) DO NOTHING")
                .param("id", Command.keyOfRefused(dealer, digest))
                .param("operation", operation)
                .param("account", account)
                .param("digest", digest)
                .param("reply", kept(answer))
                .update());
  }

  // A program may request a list any number of times: the ledger must not grow with each.
  private static String kept(String answer) {
    return answer.length() > MOST_KEPT ? CommandRecords.brief(answer) : answer;
  }

  /**
   * Records that its lead has ended and its replies were sent. It stays open if another reply was
   * requested meanwhile.
   *
   * @param row ledger row with command_id and replies_due
   */
  public void leadEnded(Map<String, Object> row, String answer) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE command SET reply = :reply WHERE command_id = :id AND replies_due = :due")
                .param("reply", answer)
                .param("id", row.get("command_id"))
                .param("due", row.get("replies_due"))
                .update());
  }

  private record StoredReply(String reply) {}

  private record Row(
      String digest,
      int attempts,
      long commitWindow,
      String tasksBefore,
      long waited,
      String reply) {}
}
