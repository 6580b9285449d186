package es.sml.connector.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What to tell a CRM of a lead that changed, as CloudEvents 1.0 in JSON. */
final class StatusEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "es.sml.lead.";

  private StatusEvents() {}

  /** An event that is decided: its id stays the same however often it is sent. */
  record Event(String id, String body) {}

  /**
   * The events that lead from what the CRM was last told to what SML says now.
   *
   * @param before null where the CRM was told nothing yet
   */
  static List<Event> between(WatchedLead before, WatchedLead now, Instant time) {
    List<Event> events = new ArrayList<>();
    int change = before == null ? 0 : before.changes();
    if (before == null) {
      events.add(event(now, "created", ++change, time, data(now)));
    }
    String status = before == null ? "new" : before.status();
    if (!status.equals(now.status())) {
      ObjectNode data = data(now).put("from", status).put("to", now.status());
      if (now.result() != null) {
        data.put("result", now.result());
      }
      events.add(event(now, "status-changed", ++change, time, data));
    }
    if (before != null && !Objects.equals(before.user(), now.user())) {
      ObjectNode data = data(now).put("from", before.user()).put("to", now.user());
      events.add(event(now, "assigned", ++change, time, data));
    }
    return events;
  }

  private static ObjectNode data(WatchedLead lead) {
    ObjectNode data = JSON.createObjectNode();
    data.put("dealer", lead.dealer());
    data.put("leadId", lead.smlId());
    data.put("reference", lead.reference());
    data.put("externalId", lead.externalId());
    data.put("status", lead.status());
    return data;
  }

  private static Event event(
      WatchedLead lead, String what, int change, Instant time, ObjectNode data) {
    String id = lead.account() + "-" + lead.smlId() + "-" + change;
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", "/sml/" + lead.account());
    event.put("type", TYPE + what + ".v1");
    event.put("subject", lead.dealer() + "/" + lead.smlId());
    event.put("time", time.toString());
    event.put("datacontenttype", "application/json");
    event.set("data", data);
    try {
      return new Event(id, JSON.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
