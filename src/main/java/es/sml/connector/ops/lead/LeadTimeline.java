package es.sml.connector.ops.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.deadletter.DeadLetterJson;
import es.sml.connector.ops.text.PrintableText;
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
public final class LeadTimeline {
  private static final JsonMapper JSON = new JsonMapper();

  private final EventOutbox outbox;
  private final KnownLeads known;
  private final DeadLetterJson json;

  public LeadTimeline(EventOutbox outbox, KnownLeads known, DeadLetterJson json) {
    this.outbox = outbox;
    this.known = known;
    this.json = json;
  }

  /** An entry, with its time in milliseconds since 1970. */
  private record Entry(long at, ObjectNode fields) {}

  /** Returns the entries, oldest first. Each has at, event and the fields of its kind. */
  ArrayNode of(LeadRow row, List<LeadMove> moves, boolean unmasked) {
    List<Entry> entries = new ArrayList<>();
    entries.add(entry(row.receivedAt(), "received"));
    entries.get(0).fields().put("channel", row.channel());
    if (row.postingAt() != null) {
      entries.add(entry(row.postingAt(), "posted"));
    }
    for (LeadMove move : moves) {
      Entry entry = entry(move.at(), label(move.event()));
      entry.fields().put("reason", json.reason(move.reason(), unmasked));
      entries.add(entry);
    }
    List<OutboxEvent> events = events(row);
    if (row.state() == LeadState.CREATED && events.isEmpty()) {
      Entry entry = entry(row.updatedAt(), "created");
      entry.fields().put("smlId", row.smlId());
      entries.add(entry);
    }
    events.forEach(event -> entries.add(event(event)));
    entries.sort(Comparator.comparingLong(Entry::at));
    ArrayNode timeline = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> timeline.add(entry.fields()));
    return timeline;
  }

  /** Returns the state that its CRM has; null if no CRM tracks it. */
  ObjectNode known(LeadRow row) {
    if (row.smlId() == null) {
      return null;
    }
    return known
        .find(row.account(), row.smlId())
        .map(
            lead ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("status", PrintableText.line(lead.status()))
                    .put("result", lead.result() == null ? null : PrintableText.line(lead.result()))
                    .put("user", lead.user())
                    .put("tracked", lead.tracked()))
        .orElse(null);
  }

  private List<OutboxEvent> events(LeadRow row) {
    return row.smlId() == null || row.state() != LeadState.CREATED
        ? List.of()
        : outbox.of(row.account(), row.smlId());
  }

  private static Entry event(OutboxEvent event) {
    JsonNode body = body(event);
    String type = body.path("type").asText().replaceAll("^es\\.sml\\.lead\\.|\\.v\\d+$", "");
    Entry entry = entry(time(body.path("time").asText(), event.queuedAt()), type);
    ObjectNode fields = entry.fields();
    JsonNode data = body.path("data");
    for (String field : List.of("from", "to", "result", "by")) {
      if (data.hasNonNull(field)) {
        fields.put(field, PrintableText.line(data.get(field).asText()));
      }
    }
    if (data.path("task").has("id")) {
      fields.set("task", data.at("/task/id"));
    }
    fields
        .putObject("callback")
        .put("id", event.id())
        .put("attempts", event.attempts())
        .put("acknowledgedAt", DeadLetterJson.time(event.deliveredAt()))
        .put("deadLetteredAt", DeadLetterJson.time(event.deadLetteredAt()))
        .put("reason", event.reason() == null ? null : PrintableText.line(event.reason()));
    return entry;
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

  private static Entry entry(long at, String event) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("at", DeadLetterJson.time(at)).put("event", event);
    return new Entry(at, fields);
  }

  private static String label(String event) {
    return event.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
