package es.sml.connector.ops.crm;

import es.sml.connector.ops.http.OpsException;
import es.sml.connector.status.store.EventLog.Position;
import es.sml.connector.status.store.OutboxEvent;

/** The place in the log of events where a page ends, as one text. */
final class EventPosition {
  private EventPosition() {}

  static String written(OutboxEvent last) {
    return last.queuedAt() + "-" + last.id();
  }

  static Position read(String written) {
    String[] parts = written.split("-", 2);
    if (parts.length == 2 && parts[0].matches("\\d{1,18}")) {
      return new Position(Long.parseLong(parts[0]), parts[1]);
    }
    throw OpsException.wrong(
        "refused.next", "after must be the value of next of the previous page");
  }
}
