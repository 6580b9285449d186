package es.sml.connector.status;

import org.springframework.jdbc.core.RowMapper;

/**
 * Event with its delivery; times are milliseconds since 1970 by the database's clock, null if
 * unset.
 *
 * @param reason reason of the last failure; null if none, or if it was delivered since
 */
public record ToldEvent(
    String id,
    String body,
    long queuedAt,
    long dueAt,
    int attempts,
    String reason,
    Long deliveredAt,
    Long buriedAt) {
  static final String SELECT =
      "SELECT event_id, body, queued_at, due_at, attempts, reason, delivered_at, buried_at FROM crm_event";

  static final RowMapper<ToldEvent> ROW =
      (row, number) ->
          new ToldEvent(
              row.getString("event_id"),
              row.getString("body"),
              row.getLong("queued_at"),
              row.getLong("due_at"),
              row.getInt("attempts"),
              row.getString("reason"),
              FollowedLeads.number(row, "delivered_at"),
              FollowedLeads.number(row, "buried_at"));
}
