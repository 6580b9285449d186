package es.sml.connector.ops.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.LeadView;
import es.sml.connector.ops.view.lead.TimelineView;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.KnownLeads;
import es.sml.connector.status.store.OutboxEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the timeline of a lead: how it arrived, its delivery to SML, its changes there, and the
 * events for its CRM.
 */
public record LeadTimeline(EventOutbox outbox, KnownLeads known, MaskedViews views) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Returns the entries, oldest first. */
  List<TimelineView> of(LeadRow row, List<LeadMove> moves, boolean unmasked) {
    List<TimelineView> entries = new ArrayList<>();
    entries.add(entry(row.receivedAt(), "received", row.channel(), null, null));
    if (row.postingAt() != null) {
      entries.add(entry(row.postingAt(), "posted", null, null, null));
    }
    for (LeadMove move : moves) {
      JsonNode reason = JSON.valueToTree(views.reason(move.reason(), unmasked));
      entries.add(entry(move.at(), label(move.event()), null, reason, null));
    }
    List<OutboxEvent> events = events(row);
    if (row.state() == LeadState.CREATED && events.isEmpty()) {
      entries.add(entry(row.updatedAt(), "created", null, null, row.smlId()));
    }
    events.forEach(event -> entries.add(event(event)));
    entries.sort(Comparator.comparing(entry -> Instant.parse(entry.at())));
    return entries;
  }

  /** Returns the state that its CRM has; null if no CRM tracks it. */
  LeadView.Crm known(LeadRow row) {
    if (row.smlId() == null) {
      return null;
    }
    return known
        .find(row.account(), row.smlId())
        .map(
            lead ->
                new LeadView.Crm(
                    PrintableText.line(lead.status()),
                    lead.result() == null ? null : PrintableText.line(lead.result()),
                    lead.user(),
                    lead.tracked()))
        .orElse(null);
  }

  private List<OutboxEvent> events(LeadRow row) {
    return row.smlId() == null || row.state() != LeadState.CREATED
        ? List.of()
        : outbox.of(row.account(), row.smlId());
  }

  private static TimelineView event(OutboxEvent event) {
    JsonNode body = body(event);
    JsonNode data = body.path("data");
    return new TimelineView(
        MaskedViews.time(time(body.path("time").asText(), event.queuedAt())),
        body.path("type").asText().replaceAll("^es\\.sml\\.lead\\.|\\.v\\d+$", ""),
        null,
        null,
        null,
        text(data, "from"),
        text(data, "to"),
        text(data, "result"),
        text(data, "by"),
        data.path("task").get("id"),
        new TimelineView.Callback(
            event.id(),
            event.attempts(),
            MaskedViews.time(event.deliveredAt()),
            MaskedViews.time(event.deadLetteredAt()),
            event.reason() == null ? null : PrintableText.line(event.reason())));
  }

  private static String text(JsonNode data, String field) {
    return data.hasNonNull(field) ? PrintableText.line(data.get(field).asText()) : null;
  }

  private static JsonNode body(OutboxEvent event) {
    try {
      return JSON.readTree(event.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always JSON", e);
    }
  }

  private static long time(String text, long otherwise) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (java.time.DateTimeException e) {
      return otherwise;
    }
  }

  private static TimelineView entry(
      long at, String event, String channel, JsonNode reason, Long smlId) {
    return new TimelineView(
        MaskedViews.time(at), event, channel, reason, smlId, null, null, null, null, null, null);
  }

  private static String label(String event) {
    return event.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
