package es.sml.connector.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.trace.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the events of a changed lead, as CloudEvents 1.0 in JSON; schemas/ has a JSON Schema of
 * each type.
 */
final class StatusEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "es.sml.lead.";
  private static final String VERSION = ".v1";

  private StatusEvents() {}

  /**
   * Returns the events of a lead's changes; their ids continue those of the earlier events.
   *
   * @param before the CRM's state
   * @param now time for changes that SML sends without a time
   */
  static List<QueuedEvent> of(FollowedLead before, List<LeadChange> changes, Instant now) {
    List<QueuedEvent> events = new ArrayList<>();
    for (LeadChange change : changes) {
      events.add(event(before, change, before.changes() + events.size() + 1, now));
    }
    return events;
  }

  private static QueuedEvent event(FollowedLead lead, LeadChange change, int number, Instant now) {
    String id = lead.account() + "-" + lead.smlId() + "-" + number;
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", "/sml/" + lead.account());
    event.put("type", TYPE + change.kind().label() + VERSION);
    event.put("subject", lead.dealer() + "/" + lead.smlId());
    event.put("time", (change.at() == null ? now : change.at()).toString());
    event.put("datacontenttype", "application/json");
    String trace = TraceParent.current();
    if (trace != null) {
      event.put(TraceParent.NAME, trace); // CloudEvents' extension for distributed tracing
    }
    event.set("data", data(lead, change));
    try {
      return new QueuedEvent(
          id, lead.account(), lead.smlId(), number, lead.dealer(), JSON.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static ObjectNode data(FollowedLead lead, LeadChange change) {
    ObjectNode data = JSON.createObjectNode();
    data.put("dealer", lead.dealer());
    data.put("leadId", lead.smlId());
    data.put("reference", lead.reference());
    data.put("externalId", lead.externalId());
    data.put("status", change.status());
    switch (change.kind()) {
      case CREATED -> data.put("user", number(change.to()));
      case VANISHED -> {}
      case ASSIGNED -> data.put("from", number(change.from())).put("to", number(change.to()));
      case STATUS_CHANGED -> data.put("from", change.from()).put("to", change.to());
      case FINISHED ->
          data.put("from", change.from()).put("to", change.to()).put("result", change.result());
      case TASK_DONE ->
          data.putObject("task").put("id", change.task().id()).put("type", change.task().type());
    }
    if (change.by() != null) {
      data.put("by", change.by());
    }
    return data;
  }

  private static Long number(String user) {
    return user == null ? null : Long.valueOf(user);
  }
}
