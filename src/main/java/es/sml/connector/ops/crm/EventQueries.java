package es.sml.connector.ops.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.crm.EventView;
import es.sml.connector.status.store.EventLog;
import es.sml.connector.status.store.EventLog.Filter;
import es.sml.connector.status.store.OutboxEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lists the events of a CRM, newest first. */
record EventQueries(EventLog log) {
  private static final ObjectMapper JSON = new ObjectMapper();

  EventView.Page list(String dealer, OpsRequest request) {
    Map<String, String> query = request.query();
    int limit = Paging.limit(query.get("limit"));
    Filter filter =
        EventFilter.of(dealer, query.get("state"), query.get("since"), query.get("until"));
    EventLog.Position before =
        query.get("after") == null
            ? EventLog.Position.LAST
            : EventPosition.read(query.get("after"));
    List<OutboxEvent> found = log.newest(filter, before, limit + 1);
    return new EventView.Page(
        found.stream().limit(limit).map(EventQueries::view).toList(),
        log.count(filter),
        found.size() > limit ? EventPosition.written(found.get(limit - 1)) : null);
  }

  private static EventView view(OutboxEvent event) {
    return new EventView(
        PrintableText.line(event.id()),
        type(event),
        event.smlId(),
        time(event.queuedAt()),
        EventFilter.label(event.state()),
        event.attempts(),
        event.response(),
        time(event.respondedAt()),
        event.reason() == null ? null : PrintableText.line(event.reason()),
        RecordedReason.code(event.reason()),
        event.state() == OutboxEvent.State.PENDING ? time(event.retryAt()) : null,
        event.redelivered());
  }

  private static String type(OutboxEvent event) {
    try {
      return PrintableText.line(JSON.readTree(event.body()).path("type").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always JSON", e);
    }
  }

  private static String time(Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds).toString();
  }
}
