package es.sml.connector.ops.crm;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.status.store.EventLog;
import es.sml.connector.status.store.EventLog.Filter;
import es.sml.connector.status.store.OutboxEvent;
import es.sml.connector.status.store.OutboxEvent.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes delivered events pending again, so that the CRM gets them once more. It decides which
 * events are skipped, such as dead letters, and how many one request may have.
 */
record EventRedelivery(EventLog log, OperatorAudit audit) {
  private static final Set<String> FIELDS = Set.of("events", "filter", "after", "limit", "dryRun");
  private static final Set<String> FILTERS = Set.of("since", "until");
  private static final int USUAL_NUMBER = 50;
  private static final int LARGEST_NUMBER = 200;

  BatchView redeliver(String dealer, OpsRequest request) {
    JsonNode body = request.body();
    OpsRequest.checkFields(body, FIELDS);
    boolean byFilter = body.path("filter").isObject();
    if (byFilter == body.path("events").isArray()) {
      throw OpsException.wrong(
          "refused.either", "the body needs either {0} or {1}", "events", "filter");
    }
    int limit = Paging.limit(text(body, "limit"), USUAL_NUMBER, LARGEST_NUMBER);
    List<OutboxEvent> found = byFilter ? filtered(dealer, body, limit) : List.of();
    List<String> ids = byFilter ? found.stream().map(OutboxEvent::id).toList() : named(body);
    boolean dry = body.path("dryRun").asBoolean(false);
    List<BatchView.Result> results = new ArrayList<>();
    for (String id : ids) {
      results.add(redeliver(dealer, id, request, dry));
    }
    boolean more = found.size() == limit;
    return new BatchView(
        dry, results, 0, more ? EventPosition.written(found.get(limit - 1)) : null);
  }

  private BatchView.Result redeliver(String dealer, String id, OpsRequest request, boolean dry) {
    OutboxEvent event = log.find(dealer, id).orElse(null);
    if (event == null) {
      return result(
          id,
          "skipped",
          LocalizedText.of("outcome.event-unknown", "is unknown or was removed by its age"),
          request);
    }
    if (event.state() == State.DEAD_LETTERED) {
      return result(
          id,
          "skipped",
          LocalizedText.of(
              "outcome.event-dead", "is a dead letter: replay it with dead-letters replay"),
          request);
    }
    if (event.state() == State.PENDING) {
      return result(
          id,
          "skipped",
          LocalizedText.of("outcome.event-waits", "waits for the CRM; crms retry sends it now"),
          request);
    }
    if (dry) {
      return result(
          id, "possible", LocalizedText.of("outcome.event-can-send", "can be sent again"), request);
    }
    if (!log.redeliver(dealer, id)) {
      return result(
          id,
          "skipped",
          LocalizedText.of("outcome.event-changed", "has changed meanwhile; list the events again"),
          request);
    }
    audit.note(request.action("redeliver-event", dealer), null, "event " + id + " is sent again");
    return result(id, "success", LocalizedText.of("outcome.event-sent", "is sent again"), request);
  }

  private List<OutboxEvent> filtered(String dealer, JsonNode body, int limit) {
    JsonNode wanted = body.path("filter");
    OpsRequest.checkFields(wanted, FILTERS);
    Filter filter =
        EventFilter.of(
            dealer,
            EventFilter.label(State.DELIVERED),
            text(wanted, "since"),
            text(wanted, "until"));
    if (filter.since() == null && filter.until() == null) {
      throw OpsException.wrong("refused.since-or-until", "the filter needs since, until or both");
    }
    String after = text(body, "after");
    return log.oldest(
        filter, after == null ? EventLog.Position.FIRST : EventPosition.read(after), limit);
  }

  private static List<String> named(JsonNode body) {
    if (body.path("events").size() > LARGEST_NUMBER) {
      throw OpsException.wrong(
          "refused.list", "{0} must be a list of at most {1} entries", "events", LARGEST_NUMBER);
    }
    List<String> ids = new ArrayList<>();
    body.path("events").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static BatchView.Result result(
      String id, String outcome, LocalizedText text, OpsRequest request) {
    return new BatchView.Result(null, PrintableText.line(id), outcome, text.in(request.language()));
  }

  private static String text(JsonNode object, String field) {
    return object.hasNonNull(field) ? object.path(field).asText() : null;
  }
}
