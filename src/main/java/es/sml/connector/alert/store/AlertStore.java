package es.sml.connector.alert.store;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.state.AlertMachine;
import es.sml.connector.alert.state.AlertState;
import es.sml.connector.alert.state.Notice;
import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The alerts in the database. It decides how often each node reports its problems, and which node
 * makes the next step. All of a step is one transaction, so a restart repeats nothing.
 */
public final class AlertStore {
  /** How often each node reports its problems. */
  public static final Duration INTERVAL = Duration.ofSeconds(30);

  // Nodes report at different seconds.
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(20);

  private final LedgerTransactions transactions;
  private final NodeConditions conditions;

  /**
   * @param node name of this node among those of the database
   */
  public AlertStore(LedgerTransactions transactions, String node) {
    this.transactions = transactions;
    this.conditions = new NodeConditions(node);
  }

  /**
   * Records this node's problems, and makes the next step unless another node has just made one.
   *
   * @param present all problems that this node sees
   * @param unknown the rules that this node cannot check now; what it saw last still counts
   */
  public void step(Collection<Condition> present, Set<AlertRule> unknown, AlertSettings settings) {
    if (present.isEmpty() && isIdle()) {
      return; // no commit every 30 seconds while all is well
    }
    transactions.write(
        jdbc -> {
          long now = now(jdbc);
          conditions.replace(jdbc, present, unknown, now);
          if (isOurs(jdbc, now)) {
            AlertMachine.Step step =
                AlertMachine.next(
                    states(jdbc), conditions.all(jdbc, now), settings, Instant.ofEpochMilli(now));
            replace(jdbc, step.states());
            step.notices().forEach(notice -> add(jdbc, notice, now));
          }
          return null;
        });
  }

  public List<AlertState> open() {
    return transactions.read(jdbc -> states(jdbc).stream().filter(AlertState::isOpen).toList());
  }

  private boolean isIdle() {
    return transactions.read(
            jdbc ->
                jdbc.sql(
                        "SELECT (SELECT COUNT(*) FROM alert)"
                            + " + (SELECT COUNT(*) FROM alert_condition)")
                    .query(Long.class)
                    .single())
        == 0;
  }

  private long now(JdbcClient jdbc) {
    return jdbc.sql("SELECT " + transactions.now()).query(Long.class).single();
  }

  // The row's lock makes the nodes wait for one another.
  private static boolean isOurs(JdbcClient jdbc, long now) {
    return jdbc.sql("UPDATE alert_step SET made_at = ? WHERE made_at <= ? OR made_at > ?")
            .params(now, now - SHORTEST_STEP.toMillis(), now) // the clock was set back
            .update()
        > 0;
  }

  private static List<AlertState> states(JdbcClient jdbc) {
    return jdbc.sql("SELECT content FROM alert ORDER BY name").query(String.class).list().stream()
        .map(written -> AlertJson.read(written, AlertState.class))
        .toList();
  }

  private static void replace(JdbcClient jdbc, List<AlertState> states) {
    jdbc.sql("DELETE FROM alert").update();
    for (AlertState state : states) {
      jdbc.sql("INSERT INTO alert (name, content) VALUES (?, ?)")
          .params(state.key(), AlertJson.write(state))
          .update();
    }
  }

  private static void add(JdbcClient jdbc, Notice notice, long now) {
    jdbc.sql(
            "INSERT INTO alert_notice (notice_id, channel, content, created_at) VALUES (?, ?, ?, ?)")
        .params(UUID.randomUUID().toString(), notice.channel(), AlertJson.write(notice), now)
        .update();
  }
}
