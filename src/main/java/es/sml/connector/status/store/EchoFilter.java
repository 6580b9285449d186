package es.sml.connector.status.store;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.status.change.TrackedLead;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prevents loops: a change that a CRM makes by a command gives it no event. The status sync skips
 * the lead while the command runs, for a limited time.
 *
 * @param echoDealers dealers whose CRM gets events of its own changes too
 */
public record EchoFilter(LedgerTransactions transactions, Supplier<Set<String>> echoDealers) {
  /** After this time a command without a recorded end no longer holds its lead. */
  static final Duration LONGEST_COMMAND = Duration.ofMinutes(2);

  /**
   * Change of a lead by a command; a component is null if the command left it unchanged.
   *
   * @param result result of a lead that it finished
   * @param taskDone id of a task that it finished
   */
  public record Change(String status, String result, Long user, Long taskDone) {}

  /** Records that a command for the lead is about to run. */
  public void begin(String account, long smlId) {
    transactions.write(jdbc -> hold(jdbc, account, smlId, LONGEST_COMMAND));
  }

  /** Records that the command was not done: changes of the lead give events as usual. */
  public void givenUp(String account, long smlId) {
    transactions.write(jdbc -> hold(jdbc, account, smlId, Duration.ZERO));
  }

  /**
   * Records that the command was done.
   *
   * @param dealer dealer of the sending program; null if unknown
   */
  public void done(String account, long smlId, String dealer, Change change) {
    transactions.write(
        jdbc -> {
          Optional<Known> known = known(jdbc, account, smlId);
          if (known.isPresent() && isOwn(known.get().dealer(), dealer)) {
            note(jdbc, account, smlId, known.get(), change);
          }
          return hold(jdbc, account, smlId, Duration.ZERO);
        });
  }

  private boolean isOwn(String leadsDealer, String commandsDealer) {
    return (commandsDealer == null || commandsDealer.equals(leadsDealer))
        && !echoDealers.get().contains(leadsDealer);
  }

  private int hold(JdbcClient jdbc, String account, long smlId, Duration time) {
    return jdbc.sql(
            "UPDATE tracked_lead SET busy_until = "
                + transactions.now()
                + " + ? WHERE account = ? AND sml_id = ?")
        .param(time.toMillis())
        .param(account)
        .param(smlId)
        .update();
  }

  private record Known(String dealer, String status, String result, Long userId, String tasks) {}

  private static Optional<Known> known(JdbcClient jdbc, String account, long smlId) {
    return jdbc.sql(
            "SELECT dealer, status, result, user_id, tasks_done AS tasks FROM tracked_lead WHERE account = ? AND sml_id = ?")
        .param(account)
        .param(smlId)
        .query(Known.class)
        .optional();
  }

  // It is unknown which entries of SML's history led to this state, so the mark is removed.
  private void note(JdbcClient jdbc, String account, long smlId, Known known, Change change) {
    String status = change.status() == null ? known.status() : change.status();
    jdbc.sql(
            "UPDATE tracked_lead SET status = ?, result = ?, is_open = ?, user_id = ?, tasks_done = ?, "
                + "history_id = NULL, updated_at = "
                + transactions.now()
                + " WHERE account = ? AND sml_id = ?")
        .param(status)
        .param(change.status() == null ? known.result() : change.result())
        .param(TrackedLead.END.equals(status) ? 0 : 1)
        .param(change.user() == null ? known.userId() : change.user())
        .param(tasks(known.tasks(), change.taskDone()))
        .param(account)
        .param(smlId)
        .update();
  }

  private static String tasks(String known, Long done) {
    return known == null || done == null ? known : (known + " " + done).strip();
  }
}
