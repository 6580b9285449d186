package es.sml.connector.status.store;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.status.event.QueuedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events for CRMs, pending and delivered. An event is due only once the earlier ones of its lead
 * are delivered or given up. Old ones are removed.
 */
public final class EventOutbox {
  private static final String WAITING = OutboxEvent.State.PENDING.condition();

  // An event that is being sent now has another due time: its lease.
  private static final String RETRY =
      "UPDATE crm_event SET due_at = 0, retry_at = NULL WHERE retry_at = due_at AND " + WAITING;

  private static final String FIRST_OF_ITS_LEAD =
      "NOT EXISTS (SELECT 1 FROM crm_event b WHERE b.account = e.account AND b.sml_id = e.sml_id"
          + " AND b.change < e.change AND b.delivered_at IS NULL AND b.dead_lettered_at IS NULL)";

  private static final RowMapper<DueEvent> DUE =
      (row, number) ->
          new DueEvent(
              new QueuedEvent(
                  row.getString("event_id"),
                  row.getString("account"),
                  row.getLong("sml_id"),
                  row.getInt("change"),
                  row.getString("dealer"),
                  row.getString("body")),
              row.getInt("redelivered"),
              row.getInt("attempts"),
              Duration.ofMillis(row.getLong("trying")));

  // No pause is longer: a later due time dates from before the clock was set back.
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final LedgerTransactions transactions;
  private final String now;
  private final String isDue;

  public EventOutbox(LedgerTransactions transactions) {
    this.transactions = transactions;
    this.now = transactions.now();
    this.isDue =
        "(due_at <= %1$s OR due_at > %1$s + %2$d)".formatted(now, LONGEST_PAUSE.toMillis());
  }

  /**
   * Event that is due.
   *
   * @param redelivered how often an operator had it sent again
   * @param attempts number of earlier attempts
   * @param trying time since the first attempt; zero if never
   */
  public record DueEvent(QueuedEvent event, int redelivered, int attempts, Duration trying) {
    /** Returns a new event that was never sent. */
    public static DueEvent first(QueuedEvent event) {
      return new DueEvent(event, 0, 0, Duration.ZERO);
    }
  }

  /** Adds an event, within the transaction that records its change. */
  void add(JdbcClient jdbc, QueuedEvent event) {
    jdbc.sql(
            "INSERT INTO crm_event (event_id, account, sml_id, change, dealer, body, queued_at, due_at, attempts) "
                + "VALUES (?, ?, ?, ?, ?, ?, "
                + now
                + ", 0, 0)")
        .param(event.id())
        .param(event.account())
        .param(event.smlId())
        .param(event.change())
        .param(event.dealer())
        .param(event.body())
        .update();
  }

  public List<String> dealersDue() {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT DISTINCT dealer FROM crm_event WHERE " + WAITING + " AND " + isDue)
                .query(String.class)
                .list());
  }

  /**
   * Takes due events of a dealer, the oldest first and at most one per lead. No other node takes
   * them until the lease ends.
   */
  public List<DueEvent> claim(String dealer, int most, Duration lease) {
    String due =
        "SELECT event_id FROM crm_event e WHERE dealer = :dealer AND "
            + WAITING
            + " AND "
            + isDue
            + " AND "
            + FIRST_OF_ITS_LEAD
            + " ORDER BY queued_at, account, sml_id, change LIMIT :most";
    return transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE crm_event SET retry_at = NULL, due_at = "
                        + now
                        + " + :lease, attempts = attempts + 1, tried_at = COALESCE(tried_at, "
                        + now
                        + ") WHERE event_id IN ("
                        + due
                        + ") AND "
                        + isDue
                        + " RETURNING event_id, account, sml_id, change, dealer, body, redelivered, attempts - 1 AS attempts, "
                        + now
                        + " - tried_at AS trying")
                .param("dealer", dealer)
                .param("most", most)
                .param("lease", lease.toMillis())
                .query(DUE)
                .list());
  }

  public void delivered(List<String> ids, CrmResponse response) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE crm_event SET reason = NULL, response = :response, "
                        + "(responded_at, delivered_at) = "
                        + twice(now)
                        + " WHERE delivered_at IS NULL AND event_id IN (:ids)")
                .param("ids", ids)
                .param("response", response.code())
                .update());
  }

  /**
   * Records that an event is tried again after a pause.
   *
   * @param pause one hour at most
   */
  public void postponed(String id, Duration pause, CrmResponse response) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE crm_event SET reason = :reason, response = :response, responded_at = "
                        + now
                        + ", (due_at, retry_at) = "
                        + twice(now + " + :pause")
                        + " WHERE event_id = :id AND "
                        + WAITING)
                .param("reason", response.reason())
                .param("response", response.code())
                .param("pause", Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis()))
                .param("id", id)
                .update());
  }

  /** A pair of one value: a database may read its clock anew at each mention. */
  private static String twice(String value) {
    return "(SELECT t, t FROM (SELECT " + value + " AS t) AS moment)";
  }

  /**
   * Makes all events of a CRM due that wait for their next attempt.
   *
   * @return their number
   */
  public int retry(String dealer) {
    return transactions.write(
        jdbc -> jdbc.sql(RETRY + " AND dealer = :dealer").param("dealer", dealer).update());
  }

  /** Makes the events of all CRMs due that wait for their next attempt. */
  public void retryAll() {
    transactions.write(jdbc -> jdbc.sql(RETRY).update());
  }

  /**
   * The pending events of a CRM.
   *
   * @param oldest time in milliseconds since 1970 when the oldest one was queued
   * @param next time of the next attempt; in the past if it is due
   */
  public record Backlog(long pending, long oldest, Long next) {}

  /** Returns the pending events by dealer; a dealer without any is absent. */
  public Map<String, Backlog> backlogs() {
    Map<String, Backlog> backlogs = new HashMap<>();
    transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT dealer, COUNT(*) AS pending, MIN(queued_at) AS oldest,"
                        + " MIN(CASE WHEN attempts > 0 OR "
                        + FIRST_OF_ITS_LEAD
                        + " THEN due_at END) AS next FROM crm_event e WHERE "
                        + WAITING
                        + " GROUP BY dealer")
                .query(
                    (row, number) ->
                        backlogs.put(
                            row.getString("dealer"),
                            new Backlog(
                                row.getLong("pending"),
                                row.getLong("oldest"),
                                TrackedLeads.number(row, "next"))))
                .list());
    return backlogs;
  }

  /** Records that an event is given up and is a dead letter now. */
  public void deadLettered(String id, CrmResponse response) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE crm_event SET reason = :reason, response = :response, "
                        + "(responded_at, dead_lettered_at) = "
                        + twice(now)
                        + " WHERE event_id = :id AND "
                        + WAITING)
                .param("reason", response.reason())
                .param("response", response.code())
                .param("id", id)
                .update());
  }

  /**
   * Makes an event that was given up pending again, as if it were new.
   *
   * @return whether it had been given up; otherwise it is delivered, pending or unknown
   */
  public boolean revived(String id) {
    return transactions.write(
            jdbc ->
                jdbc.sql(
                        "UPDATE crm_event SET dead_lettered_at = NULL, due_at = 0, attempts = 0, tried_at = NULL "
                            + "WHERE event_id = :id AND delivered_at IS NULL AND dead_lettered_at IS NOT NULL")
                    .param("id", id)
                    .update())
        == 1;
  }

  /** Returns an event with its delivery; empty if it is unknown. */
  public Optional<OutboxEvent> find(String id) {
    return transactions.read(
        jdbc ->
            jdbc.sql(OutboxEvent.SELECT + " WHERE event_id = :id")
                .param("id", id)
                .query(OutboxEvent.ROW)
                .optional());
  }

  /** Returns all events of a lead, in their order. */
  public List<OutboxEvent> of(String account, long smlId) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    OutboxEvent.SELECT
                        + " WHERE account = :account AND sml_id = :smlId ORDER BY change")
                .param("account", account)
                .param("smlId", smlId)
                .query(OutboxEvent.ROW)
                .list());
  }

  /**
   * Removes events that were delivered or given up before this age.
   *
   * @return number of removed events
   */
  public int forget(Duration age) {
    return transactions.write(
        jdbc ->
            jdbc.sql(
                    "DELETE FROM crm_event WHERE delivered_at < "
                        + now
                        + " - :age OR dead_lettered_at < "
                        + now
                        + " - :age")
                .param("age", age.toMillis())
                .update());
  }
}
