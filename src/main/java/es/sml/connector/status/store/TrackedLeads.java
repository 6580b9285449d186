package es.sml.connector.status.store;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.status.change.TrackedLead;
import es.sml.connector.status.event.QueuedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores the last state of each tracked lead that its CRM got, with its first reaction and its end.
 * It also stores when an account's last complete sync began.
 */
public final class TrackedLeads {
  private static final String OURS =
      """
      SELECT sml_id, dealer, external_id, lead_key FROM lead
      WHERE account = :account AND state = 'CREATED' AND sml_id IN (:ids) ORDER BY lead_key DESC""";

  private static final String SEEN = "is_open = 1 AND seen = 1";

  private static final String ADD =
      """
      INSERT INTO tracked_lead
        (contacted_at, ended_at, status, result, user_id, tasks_done, changes, history_id, seen, is_open, busy_until, updated_at,
         account, sml_id, dealer, external_id, reference)
      VALUES (%2$s, %3$s, ?, ?, ?, ?, ?, ?, ?, ?, 0, %1$s, ?, ?, ?, ?, ?) ON CONFLICT (account, sml_id) DO NOTHING""";

  // Only rows that have not changed since the comparison: of two runs, one publishes the event.
  private static final String CHANGE =
      """
      UPDATE tracked_lead
      SET contacted_at = COALESCE(contacted_at, %2$s), ended_at = COALESCE(ended_at, %3$s), status = ?, result = ?, user_id = ?, tasks_done = ?, changes = ?, history_id = ?,
        seen = ?, is_open = ?, updated_at = %1$s
      WHERE account = ? AND sml_id = ? AND updated_at = ? AND changes = ?""";

  private static final RowMapper<TrackedLead> ROW =
      (row, number) ->
          new TrackedLead(
              row.getString("account"),
              row.getLong("sml_id"),
              row.getString("dealer"),
              row.getString("external_id"),
              row.getString("reference"),
              row.getString("status"),
              row.getString("result"),
              number(row, "user_id"),
              ids(row.getString("tasks_done")),
              row.getInt("changes"),
              number(row, "history_id"),
              row.getInt("seen") == 1,
              row.getInt("is_open") == 1,
              true,
              row.getLong("known_at"),
              row.getLong("updated_at"));

  private final LedgerTransactions transactions;
  private final EventOutbox outbox;
  private final String selectTracked;
  private final String add;
  private final String change;

  public TrackedLeads(LedgerTransactions transactions, EventOutbox outbox) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.add = withTimes(ADD);
    this.change = withTimes(CHANGE);
    // A time in the future dates from before the clock was set back, and is ignored.
    this.selectTracked =
        """
        SELECT f.*, CASE WHEN busy_until > %1$s AND busy_until <= %1$s + %2$d THEN busy_until
                         WHEN updated_at <= %1$s THEN updated_at ELSE 0 END AS known_at
        FROM tracked_lead f WHERE account = :account AND\s"""
            .formatted(transactions.now(), EchoFilter.LONGEST_COMMAND.toMillis());
  }

  // Statuses other than new mean that a person has begun with the lead.
  private String withTimes(String sql) {
    String now = transactions.now();
    String when = "CASE WHEN ? %s THEN " + now + " END";
    return sql.formatted(now, when.formatted("<> 'new'"), when.formatted("= 'end'"));
  }

  /** New state of a lead for its CRM, with its events. */
  public record LeadUpdate(TrackedLead lead, List<QueuedEvent> events) {}

  /** Returns the time by the database's clock, in milliseconds since 1970. */
  public long now() {
    return transactions.read(
        jdbc -> jdbc.sql("SELECT " + transactions.now()).query(Long.class).single());
  }

  public Map<Long, TrackedLead> known(String account, Collection<Long> ids) {
    Map<Long, TrackedLead> leads = new HashMap<>();
    if (!ids.isEmpty()) {
      transactions
          .read(
              jdbc ->
                  jdbc.sql(selectTracked + "sml_id IN (:ids)")
                      .param("account", account)
                      .param("ids", ids)
                      .query(ROW)
                      .list())
          .forEach(lead -> leads.put(lead.smlId(), lead));
    }
    return leads;
  }

  /**
   * Returns the leads among these that the connector created. SML may merge two messages into one
   * lead: then the first one counts.
   */
  public Map<Long, TrackedLead> created(String account, Collection<Long> ids) {
    Map<Long, TrackedLead> leads = new HashMap<>();
    if (!ids.isEmpty()) {
      transactions
          .read(
              jdbc ->
                  jdbc.sql(OURS)
                      .param("account", account)
                      .param("ids", ids)
                      .query(
                          (row, number) ->
                              TrackedLead.unknown(
                                  account,
                                  row.getLong("sml_id"),
                                  row.getString("dealer"),
                                  row.getString("external_id"),
                                  MessageKey.reference(row.getString("lead_key"))))
                      .list())
          .forEach(lead -> leads.put(lead.smlId(), lead));
    }
    return leads;
  }

  /**
   * Returns ids of the leads that SML's lists of open leads must contain, in order.
   *
   * @param after last id of the page before
   * @param before latest time of the row's last change
   */
  public List<Long> openLeadIds(String account, long after, long before, int most) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT sml_id FROM tracked_lead WHERE account = :account AND is_open = 1 AND sml_id > :after "
                        + "AND NOT (updated_at > :before AND updated_at <= "
                        + transactions.now()
                        + ") ORDER BY sml_id LIMIT :most")
                .param("account", account)
                .param("after", after)
                .param("before", before)
                .param("most", most)
                .query(Long.class)
                .list());
  }

  /** Returns the number of open leads whose first user the CRM got. */
  public long countSeen(String account) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COUNT(*) FROM tracked_lead WHERE account = :account AND " + SEEN)
                .param("account", account)
                .query(Long.class)
                .single());
  }

  /**
   * Returns some of these leads, in the order of their ids.
   *
   * @param after id before the first
   * @param upTo last possible id
   */
  public List<TrackedLead> seenBetween(String account, long after, long upTo, long most) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    selectTracked
                        + SEEN
                        + " AND sml_id > :after AND sml_id <= :upTo ORDER BY sml_id LIMIT :most")
                .param("account", account)
                .param("after", after)
                .param("upTo", upTo)
                .param("most", most)
                .query(ROW)
                .list());
  }

  /**
   * Returns the last lead whose history the last complete run read without a change; zero if none.
   */
  public long historyUpTo(String account) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT COALESCE(MAX(history_up_to), 0) FROM status_run WHERE account = :account")
                .param("account", account)
                .query(Long.class)
                .single());
  }

  /** Stores the new states and adds their events, together; rows that changed meanwhile stay. */
  public void save(List<LeadUpdate> updates) {
    if (!updates.isEmpty()) {
      transactions.write(
          jdbc -> {
            updates.forEach(update -> save(jdbc, update));
            return null;
          });
    }
  }

  public void save(JdbcClient jdbc, LeadUpdate update) {
    TrackedLead lead = update.lead();
    JdbcClient.StatementSpec statement =
        jdbc.sql(lead.stored() ? change : add)
            .param(lead.status())
            .param(lead.status())
            .param(lead.status())
            .param(lead.result())
            .param(lead.user())
            .param(text(lead.tasksDone()))
            .param(lead.changes())
            .param(lead.historyId())
            .param(lead.seen() ? 1 : 0)
            .param(lead.open() ? 1 : 0)
            .param(lead.account())
            .param(lead.smlId());
    statement =
        lead.stored()
            ? statement.param(lead.updatedAt()).param(lead.changes() - update.events().size())
            : statement.param(lead.dealer()).param(lead.externalId()).param(lead.reference());
    if (statement.update() == 1) {
      update.events().forEach(event -> outbox.add(jdbc, event));
    }
  }

  /** Returns the dealers among these that have followed others' leads since an earlier run. */
  public Set<String> following(Collection<String> dealers) {
    return dealers.isEmpty()
        ? Set.of()
        : Set.copyOf(
            transactions.read(
                jdbc ->
                    jdbc.sql("SELECT dealer FROM tracked_dealer WHERE dealer IN (:dealers)")
                        .param("dealers", dealers)
                        .query(String.class)
                        .list()));
  }

  /**
   * Records a complete run.
   *
   * @param historyUpTo value of {@link #historyUpTo} for the next run
   */
  public void completed(
      String account, long began, Collection<String> followers, long historyUpTo) {
    transactions.write(
        jdbc -> {
          jdbc.sql(
                  """
                  INSERT INTO status_run (account, began_at, history_up_to) VALUES (:account, :began, :upTo)
                  ON CONFLICT (account) DO UPDATE
                  SET began_at = excluded.began_at, history_up_to = excluded.history_up_to""")
              .param("account", account)
              .param("began", began)
              .param("upTo", historyUpTo)
              .update();
          for (String dealer : followers) {
            jdbc.sql(
                    "INSERT INTO tracked_dealer (dealer, since) VALUES (:dealer, :began) ON CONFLICT (dealer) DO NOTHING")
                .param("dealer", dealer)
                .param("began", began)
                .update();
          }
          return null;
        });
  }

  /**
   * Returns the start of an account's last complete run, in milliseconds since 1970; zero if never.
   */
  public long completedAt(String account) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COALESCE(MAX(began_at), 0) FROM status_run WHERE account = :account")
                .param("account", account)
                .query(Long.class)
                .single());
  }

  private static String text(Set<Long> ids) {
    return ids == null ? null : ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static Set<Long> ids(String text) {
    return text == null
        ? null
        : Arrays.stream(text.split(" "))
            .filter(id -> !id.isEmpty())
            .map(Long::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns a number of any database type, or null if there is none. */
  static Long number(ResultSet row, String column) throws SQLException {
    Number number = (Number) row.getObject(column);
    return number == null ? null : number.longValue();
  }
}
