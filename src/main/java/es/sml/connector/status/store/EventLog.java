package es.sml.connector.status.store;

import es.sml.connector.database.LedgerTransactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log of the events of each CRM, pending and delivered. It sends a delivered event again, and
 * removes the oldest ones above a number.
 */
public record EventLog(LedgerTransactions transactions) {
  /**
   * The wanted events of a CRM.
   *
   * @param state null for any
   * @param since first time when they were queued; null for any
   * @param until time before which they were queued; null for any
   */
  public record Filter(String dealer, OutboxEvent.State state, Instant since, Instant until) {
    private String condition() {
      return " WHERE dealer = :dealer"
          + (state == null ? "" : " AND " + state.condition())
          + (since == null ? "" : " AND queued_at >= :since")
          + (until == null ? "" : " AND queued_at < :until");
    }

    private Map<String, Object> parameters() {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("dealer", dealer);
      if (since != null) {
        parameters.put("since", since.toEpochMilli());
      }
      if (until != null) {
        parameters.put("until", until.toEpochMilli());
      }
      return parameters;
    }
  }

  /**
   * The place of an event in the log.
   *
   * @param queuedAt time in milliseconds since 1970
   */
  public record Position(long queuedAt, String id) {
    /** The place before all events. */
    public static final Position FIRST = new Position(0, "");

    /** The place after all events. */
    public static final Position LAST = new Position(Long.MAX_VALUE, "");
  }

  public long count(Filter filter) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COUNT(*) FROM crm_event" + filter.condition())
                .params(filter.parameters())
                .query(Long.class)
                .single());
  }

  /** Returns the newest events before a place. */
  public List<OutboxEvent> newest(Filter filter, Position before, int most) {
    return list(filter, before, "<", "DESC", most);
  }

  /** Returns the oldest events after a place. */
  public List<OutboxEvent> oldest(Filter filter, Position after, int most) {
    return list(filter, after, ">", "ASC", most);
  }

  private List<OutboxEvent> list(
      Filter filter, Position from, String side, String order, int most) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    OutboxEvent.SELECT
                        + filter.condition()
                        + " AND (queued_at, event_id) %1$s (:queued, :id) ORDER BY queued_at %2$s, event_id %2$s LIMIT :most"
                            .formatted(side, order))
                .params(filter.parameters())
                .param("queued", from.queuedAt())
                .param("id", from.id())
                .param("most", most)
                .query(OutboxEvent.ROW)
                .list());
  }

  /**
   * Makes an event that was delivered pending again, as if it were new.
   *
   * @return whether it had been delivered to this dealer's CRM
   */
  public boolean redeliver(String dealer, String id) {
    return transactions.write(
            jdbc ->
                jdbc.sql(
                        "UPDATE crm_event SET delivered_at = NULL, due_at = 0, attempts = 0, tried_at = NULL,"
                            + " redelivered = redelivered + 1 WHERE event_id = :id AND dealer = :dealer AND "
                            + OutboxEvent.State.DELIVERED.condition())
                    .param("id", id)
                    .param("dealer", dealer)
                    .update())
        == 1;
  }

  /** Returns an event of a dealer's CRM with its delivery; empty if it is unknown. */
  public Optional<OutboxEvent> find(String dealer, String id) {
    return transactions.read(
        jdbc ->
            jdbc.sql(OutboxEvent.SELECT + " WHERE event_id = :id AND dealer = :dealer")
                .param("id", id)
                .param("dealer", dealer)
                .query(OutboxEvent.ROW)
                .optional());
  }

  /**
   * Removes the oldest delivered events of each CRM that has more than this number.
   *
   * @return number of removed events
   */
  public int limit(int most) {
    return transactions.write(
        jdbc ->
            jdbc.sql(
                    "DELETE FROM crm_event WHERE delivered_at IS NOT NULL AND event_id IN"
                        + " (SELECT event_id FROM (SELECT event_id, ROW_NUMBER() OVER"
                        + " (PARTITION BY dealer ORDER BY queued_at DESC, event_id DESC) AS place"
                        + " FROM crm_event WHERE "
                        + OutboxEvent.State.DELIVERED.condition()
                        + ") AS delivered WHERE place > :most)")
                .param("most", most)
                .update());
  }
}
