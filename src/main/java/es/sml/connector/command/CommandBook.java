package es.sml.connector.command;

import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.failure.InvalidCallException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The memory of every command, so that one that comes twice runs once and is answered twice. */
public final class CommandBook {
  private final LedgerTransactions transactions;

  public CommandBook(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A command as it stands.
   *
   * @param attempts how often it was about to be run before
   * @param tasksBefore the ids of its lead's tasks before the first attempt; null if never asked
   * @param leadKey of the lead that it creates; null for every other
   * @param answer null until it has ended
   */
  public record Entry(int attempts, String tasksBefore, String leadKey, String answer) {
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
                      "INSERT INTO command (command_id, operation, account, digest, reply_to, attempts, owed, received_at) "
                          + "VALUES (:id, :operation, :account, :digest, :replyTo, 0, 0, "
                          + transactions.now()
                          + ") ON CONFLICT (command_id) DO NOTHING")
                  .params(
                      nullable(
                          "id", command.id(),
                          "operation", command.operation().label(),
                          "account", command.account(),
                          "digest", command.digest(),
                          "replyTo", command.replyTo()))
                  .update();
              return jdbc.sql(
                      "SELECT digest, attempts, tasks_before, lead_key, answer FROM command WHERE command_id = :id")
                  .param("id", command.id())
                  .query(Row.class)
                  .single();
            });
    if (!row.digest().equals(command.digest())) {
      throw new InvalidCallException(
          "command", List.of("the id " + command.id() + " was used for another command before"));
    }
    return new Entry(row.attempts(), row.tasksBefore(), row.leadKey(), row.answer());
  }

  /** About to be run: committed before anything is sent. */
  void attempt(Command command, String tasksBefore) {
    update(
        "attempts = attempts + 1, tasks_before = COALESCE(tasks_before, :tasks)",
        nullable("id", command.id(), "tasks", tasksBefore));
  }

  /** On the way of a lead under this key; one more answer is owed once the lead has ended. */
  public void waiting(Command command, String leadKey) {
    update("lead_key = :key, owed = owed + 1", nullable("id", command.id(), "key", leadKey));
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
                  .param("answer", answer)
                  .param("id", command.id())
                  .param("digest", command.digest())
                  .update());
    }
  }

  /**
   * Its lead has ended, and so many answers were sent; if another was asked for meanwhile, it is
   * not over yet.
   */
  public void leadEnded(String id, int answers, String answer) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE command SET answer = :answer WHERE command_id = :id AND owed = :owed")
                .param("answer", answer)
                .param("id", id)
                .param("owed", answers)
                .update());
  }

  private void update(String set, Map<String, Object> values) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE command SET " + set + " WHERE command_id = :id")
                .params(values)
                .update());
  }

  private static Map<String, Object> nullable(Object... namesAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return values;
  }

  private record Row(
      String digest, int attempts, String tasksBefore, String leadKey, String answer) {}
}
