package es.sml.connector.status.store;

import org.springframework.jdbc.core.RowMapper;

/**
 * Event with its delivery, and its state: pending, delivered or dead-lettered.
 *
 * <p>Times are milliseconds since 1970 by the database's clock, null if unset.
 *
 * @param response code of the last response; null if it was never sent
 * @param reason reason of the last failure; null if none, or if it was delivered since
 * @param retryAt time of the next attempt; null unless it waits for one
 * @param redelivered how often an operator had it sent again
 */
public record OutboxEvent(
    String id,
    long smlId,
    String body,
    long queuedAt,
    int attempts,
    String response,
    Long respondedAt,
    String reason,
    Long retryAt,
    Long deliveredAt,
    Long deadLetteredAt,
    int redelivered) {
  static final String SELECT =
      """
      SELECT event_id, sml_id, body, queued_at, attempts, response, responded_at, reason,
        CASE WHEN retry_at = due_at THEN retry_at END AS retry, delivered_at, dead_lettered_at, redelivered
      FROM crm_event""";

  static final RowMapper<OutboxEvent> ROW =
      (row, number) ->
          new OutboxEvent(
              row.getString("event_id"),
              row.getLong("sml_id"),
              row.getString("body"),
              row.getLong("queued_at"),
              row.getInt("attempts"),
              row.getString("response"),
              TrackedLeads.number(row, "responded_at"),
              row.getString("reason"),
              TrackedLeads.number(row, "retry"),
              TrackedLeads.number(row, "delivered_at"),
              TrackedLeads.number(row, "dead_lettered_at"),
              row.getInt("redelivered"));

  /** The states of an event. */
  public enum State {
    PENDING("delivered_at IS NULL AND dead_lettered_at IS NULL"),
    DELIVERED("delivered_at IS NOT NULL AND dead_lettered_at IS NULL"),
    DEAD_LETTERED("dead_lettered_at IS NOT NULL");

    private final String condition;

    State(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }
  }

  public State state() {
    if (deadLetteredAt != null) {
      return State.DEAD_LETTERED;
    }
    return deliveredAt == null ? State.PENDING : State.DELIVERED;
  }
}
