package es.sml.connector.command;

import es.sml.connector.deliver.CommandRecords;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.failure.InvalidCallException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The memory of every command, so that one that comes twice runs once and is answered twice. */
public final class CommandBook {
  /** A longer answer is kept with id, outcome and SML's id only. */
  static final int MOST_KEPT = 64 << 10;

  private final LedgerTransactions transactions;

  public CommandBook(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A command as it stands.
   *
   * @param attempts how often it was about to be run before, but for those of which it is proven
   *     that nothing was done
   * @param settleIn for how long SML may still do what it was asked before; zero once it may not
   * @param tasksBefore the ids of its lead's tasks before the first of them; null if never asked
   * @param waited for how long it has had its turn
   * @param answer null until it has ended
   */
  public record Entry(
      int attempts, Duration settleIn, String tasksBefore, Duration waited, String answer) {
    public boolean isEnded() {
      return answer != null;
    }
  }

  /**
   * Notes that the command came in, if it is new.
   *
   * @throws InvalidCallException when its id belongs to another command
   */
  public Entry open(Command command) {
    Row row =
        transactions.write(
            jdbc -> {
              jdbc.sql(
                      "INSERT INTO command (command_id, operation, account, digest, reply_to, sml_id, attempts, owed, received_at) "
                          + "VALUES (:id, :operation, :account, :digest, :replyTo, :smlId, 0, 0, "
                          + transactions.now()
                          + ") ON CONFLICT (command_id) DO UPDATE "
                          // Known only once its lead was found by another name.
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
                      "SELECT digest, attempts, COALESCE(settle_at - "
                          + transactions.now()
                          + ", 0) AS settle_in, tasks_before, "
                          + transactions.now()
                          + " - received_at AS waited, answer "
                          + "FROM command WHERE command_id = :id")
                  .param("id", command.key())
                  .query(Row.class)
                  .single();
            });
    if (!row.digest().equals(command.digest())) {
      throw new InvalidCallException(
          "command", List.of("the id " + command.id() + " was used for another command before"));
    }
    return new Entry(
        row.attempts(),
        Duration.ofMillis(Math.max(0, row.settleIn())),
        row.tasksBefore(),
        Duration.ofMillis(row.waited()),
        row.answer());
  }

  /**
   * About to be run: committed before anything is sent.
   *
   * @param tasksBefore the ids of its lead's tasks; null to keep those that were noted before
   * @param settleIn after this SML can do nothing of it any more, whatever becomes of the attempt
   */
  void attempt(Command command, String tasksBefore, Duration settleIn) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE command SET attempts = attempts + 1, "
                        + "tasks_before = COALESCE(:tasks, tasks_before), settle_at = "
                        + transactions.now()
                        + " + :settleIn WHERE command_id = :id")
                .param("tasks", tasksBefore)
                .param("settleIn", settleIn.toMillis())
                .param("id", command.key())
                .update());
  }

  /** The attempt has ended, and it is proven that nothing was done. */
  void released(Command command) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE command SET attempts = attempts - 1, settle_at = NULL WHERE command_id = :id")
                .param("id", command.key())
                .update());
  }

  /** The attempt has ended, and nobody knows what became of it before this time is over. */
  void lost(Command command, Duration settleIn) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE command SET settle_at = "
                        + transactions.now()
                        + " + :settleIn WHERE command_id = :id")
                .param("settleIn", settleIn.toMillis())
                .param("id", command.key())
                .update());
  }

  /** On the way of a lead under this key; one more answer is owed once the lead has ended. */
  public void waiting(Command command, String leadKey) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE command SET lead_key = :key, owed = owed + 1 WHERE command_id = :id")
                .param("key", leadKey)
                .param("id", command.key())
                .update());
  }

  /**
   * Ended, with this answer.
   *
   * @param command null where it could not be read: then there is nothing to note
   */
  public void ended(Command command, String answer) {
    if (command != null) {
      transactions.write(
          jdbc ->
              jdbc.sql(
                      "UPDATE command SET answer = :answer "
                          + "WHERE command_id = :id AND digest = :digest AND answer IS NULL")
                  .param("answer", kept(answer))
                  .param("id", command.key())
                  .param("digest", command.digest())
                  .update());
    }
  }

  // A program may ask for a list as often as it likes: the ledger must not grow with each.
  private static String kept(String answer) {
    return answer.length() > MOST_KEPT ? CommandRecords.brief(answer) : answer;
  }

  /**
   * Its lead has ended, and the answers that it owed were sent. If another was asked for meanwhile,
   * it is not over yet.
   *
   * @param row of the ledger: command_id and owed
   */
  public void leadEnded(Map<String, Object> row, String answer) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE command SET answer = :answer WHERE command_id = :id AND owed = :owed")
                .param("answer", answer)
                .param("id", row.get("command_id"))
                .param("owed", row.get("owed"))
                .update());
  }

  private record Row(
      String digest, int attempts, long settleIn, String tasksBefore, long waited, String answer) {}
}
