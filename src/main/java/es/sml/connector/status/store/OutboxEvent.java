package es.sml.connector.status.store;

import org.springframework.jdbc.core.RowMapper;

/**
 * Event with its delivery; times are milliseconds since 1970 by the database's clock, null if
 * unset.
 *
 * @param reason reason of the last failure; null if none, or if it was delivered since
 */
public record OutboxEvent(
    String id,
    String body,
    long queuedAt,
    long dueAt,
    int attempts,
    String reason,
    Long deliveredAt,
    Long deadLetteredAt) {
  static final String SELECT =
      "SELECT event_id, body, queued_at, due_at, attempts, reason, delivered_at, dead_lettered_at FROM crm_event";

  static final RowMapper<OutboxEvent> ROW =
      (row, number) ->
          new OutboxEvent(
              row.getString("event_id"),
              row.getString("body"),
              row.getLong("queued_at"),
              row.getLong("due_at"),
              row.getInt("attempts"),
              row.getString("reason"),
              TrackedLeads.number(row, "delivered_at"),
              TrackedLeads.number(row, "dead_lettered_at"));
}
