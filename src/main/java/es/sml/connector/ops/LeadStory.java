package es.sml.connector.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deliver.LeadMove;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadState;
import es.sml.connector.status.EventOutbox;
import es.sml.connector.status.KnownLeads;
import es.sml.connector.status.ToldEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the timeline of a lead: how it arrived, its delivery to SML, its changes there, and the
 * events for its CRM.
 */
final class LeadStory {
  private static final JsonMapper JSON = new JsonMapper();

  private final EventOutbox outbox;
  private final KnownLeads known;
  private final LetterJson json;

  LeadStory(EventOutbox outbox, KnownLeads known, LetterJson json) {
    this.outbox = outbox;
    this.known = known;
    this.json = json;
  }

  /** An entry, with its time in milliseconds since 1970. */
  private record Chapter(long at, ObjectNode told) {}

  /** Returns the entries, oldest first. Each has at, event and the fields of its kind. */
  ArrayNode of(LeadRow row, List<LeadMove> moves, boolean unmasked) {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(chapter(row.receivedAt(), "received"));
    chapters.get(0).told().put("channel", row.channel());
    if (row.postingAt() != null) {
      chapters.add(chapter(row.postingAt(), "posted"));
    }
    for (LeadMove move : moves) {
      Chapter chapter = chapter(move.at(), label(move.event()));
      chapter.told().put("reason", json.reason(move.reason(), unmasked));
      chapters.add(chapter);
    }
    List<ToldEvent> events = events(row);
    if (row.state() == LeadState.CREATED && events.isEmpty()) {
      Chapter chapter = chapter(row.updatedAt(), "created");
      chapter.told().put("smlId", row.smlId());
      chapters.add(chapter);
    }
    events.forEach(event -> chapters.add(event(event)));
    chapters.sort(Comparator.comparingLong(Chapter::at));
    ArrayNode story = JsonNodeFactory.instance.arrayNode();
    chapters.forEach(chapter -> story.add(chapter.told()));
    return story;
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
                    .put("tracked", lead.watched()))
        .orElse(null);
  }

  private List<ToldEvent> events(LeadRow row) {
    return row.smlId() == null || row.state() != LeadState.CREATED
        ? List.of()
        : outbox.of(row.account(), row.smlId());
  }

  private static Chapter event(ToldEvent event) {
    JsonNode body = body(event);
    String type = body.path("type").asText().replaceAll("^es\\.sml\\.lead\\.|\\.v\\d+$", "");
    Chapter chapter = chapter(time(body.path("time").asText(), event.queuedAt()), type);
    ObjectNode told = chapter.told();
    JsonNode data = body.path("data");
    for (String field : List.of("from", "to", "result", "by")) {
      if (data.hasNonNull(field)) {
        told.put(field, PrintableText.line(data.get(field).asText()));
      }
    }
    if (data.path("task").has("id")) {
      told.set("task", data.at("/task/id"));
    }
    told.putObject("callback")
        .put("id", event.id())
        .put("attempts", event.attempts())
        .put("acknowledgedAt", LetterJson.time(event.deliveredAt()))
        .put("deadLetteredAt", LetterJson.time(event.buriedAt()))
        .put("reason", event.reason() == null ? null : PrintableText.line(event.reason()));
    return chapter;
  }

  private static JsonNode body(ToldEvent event) {
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

  private static Chapter chapter(long at, String event) {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("at", LetterJson.time(at)).put("event", event);
    return new Chapter(at, told);
  }

  private static String label(String event) {
    return event.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
