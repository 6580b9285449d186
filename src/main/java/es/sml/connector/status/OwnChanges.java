package es.sml.connector.status;

import es.sml.connector.deliver.LedgerTransactions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cuts loops: what a CRM itself has changed by a command is known to it, and no news. While the
 * command is under way the sync leaves its lead alone.
 */
public final class OwnChanges {
  /** After this time a command whose end was not noted holds its lead no more. */
  static final Duration LONGEST_COMMAND = Duration.ofMinutes(2);

  private final LedgerTransactions transactions;
  private final Supplier<Set<String>> toldOfOwn;

  /**
   * @param toldOfOwn the dealers whose CRM is told of its own changes too
   */
  public OwnChanges(LedgerTransactions transactions, Supplier<Set<String>> toldOfOwn) {
    this.transactions = transactions;
    this.toldOfOwn = toldOfOwn;
  }

  /**
   * What a command made of its lead; each component is null where it left it as it was.
   *
   * @param result of a lead that it ended
   * @param taskDone id of a task that is done now
   */
  public record Change(String status, String result, Long user, Long taskDone) {}

  /** A command is about to be run at the lead. */
  public void begin(String account, long smlId) {
    transactions.write(jdbc -> hold(jdbc, account, smlId, LONGEST_COMMAND));
  }

  /** The command was not done: what SML shows of the lead is news as ever. */
  public void givenUp(String account, long smlId) {
    transactions.write(jdbc -> hold(jdbc, account, smlId, Duration.ZERO));
  }

  /**
   * The command was done.
   *
   * @param dealer whose program sent it; null where that is not known
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
        && !toldOfOwn.get().contains(leadsDealer);
  }

  private int hold(JdbcClient jdbc, String account, long smlId, Duration time) {
    return jdbc.sql(
            "UPDATE followed_lead SET busy_until = "
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
            "SELECT dealer, status, result, user_id, tasks_done AS tasks FROM followed_lead WHERE account = ? AND sml_id = ?")
        .param(account)
        .param(smlId)
        .query(Known.class)
        .optional();
  }

  // Which entries of SML's history led to this is not known: the mark in it goes.
  private void note(JdbcClient jdbc, String account, long smlId, Known known, Change change) {
    String status = change.status() == null ? known.status() : change.status();
    jdbc.sql(
            "UPDATE followed_lead SET status = ?, result = ?, watched = ?, user_id = ?, tasks_done = ?, "
                + "history_id = NULL, updated_at = "
                + transactions.now()
                + " WHERE account = ? AND sml_id = ?")
        .param(status)
        .param(change.status() == null ? known.result() : change.result())
        .param(FollowedLead.END.equals(status) ? 0 : 1)
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
