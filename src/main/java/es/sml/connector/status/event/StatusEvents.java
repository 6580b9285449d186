package es.sml.connector.status.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import es.sml.connector.status.change.LeadChange;
import es.sml.connector.status.change.TrackedLead;
import es.sml.connector.trace.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the events of a changed lead: their id, type, time and data. A change without a time gets
 * the present one.
 */
public final class StatusEvents {
  private static final String TYPE = "es.sml.lead.";
  private static final String VERSION = ".v1";

  private StatusEvents() {}

  /**
   * Returns the events of a lead's changes; their ids continue those of the earlier events.
   *
   * @param before the CRM's state
   * @param now time for changes that SML sends without a time
   */
  public static List<QueuedEvent> of(TrackedLead before, List<LeadChange> changes, Instant now) {
    List<QueuedEvent> events = new ArrayList<>();
    for (LeadChange change : changes) {
      events.add(event(before, change, before.changes() + events.size() + 1, now));
    }
    return events;
  }

  private static QueuedEvent event(TrackedLead lead, LeadChange change, int number, Instant now) {
    String id = lead.account() + "-" + lead.smlId() + "-" + number;
    CrmEvent<Record> event =
        new CrmEvent<>(
            "1.0",
            id,
            "/sml/" + lead.account(),
            TYPE + change.kind().label() + VERSION,
            lead.dealer() + "/" + lead.smlId(),
            (change.at() == null ? now : change.at()).toString(),
            "application/json",
            TraceParent.current(),
            data(lead, change));
    try {
      String body = CrmJson.MAPPER.writeValueAsString(event);
      return new QueuedEvent(id, lead.account(), lead.smlId(), number, lead.dealer(), body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always JSON", e);
    }
  }

  private static Record data(TrackedLead tracked, LeadChange change) {
    CrmEvent.Lead lead =
        new CrmEvent.Lead(
            tracked.dealer(),
            tracked.smlId(),
            tracked.reference(),
            tracked.externalId(),
            change.status());
    String from = change.from();
    String to = change.to();
    Long by = change.by();
    return switch (change.kind()) {
      case CREATED -> new CrmEvent.Created(lead, number(to));
      case VANISHED -> lead;
      case ASSIGNED -> new CrmEvent.Assigned(lead, number(from), number(to), by);
      case STATUS_CHANGED -> new CrmEvent.StatusChanged(lead, from, to, by);
      case FINISHED -> new CrmEvent.Finished(lead, from, to, change.result(), by);
      case TASK_DONE ->
          new CrmEvent.TaskDone(lead, new CrmEvent.Task(change.task().id(), change.task().type()));
    };
  }

  private static Long number(String user) {
    return user == null ? null : Long.valueOf(user);
  }
}
