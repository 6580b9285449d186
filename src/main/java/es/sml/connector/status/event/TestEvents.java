package es.sml.connector.status.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import es.sml.connector.trace.TraceParent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes events that test the way to a CRM. They belong to no lead. */
public final class TestEvents {
  public static final String TYPE = "es.sml.test.v1";

  private TestEvents() {}

  /** Makes a test event for a dealer's CRM, with an id of its own. */
  public static QueuedEvent of(String account, String dealer) {
    String id = "test-" + UUID.randomUUID();
    CrmEvent<CrmEvent.Test> event =
        new CrmEvent<>(
            "1.0",
            id,
            "/sml/" + account,
            TYPE,
            dealer,
            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
            "application/json",
            TraceParent.current(),
            new CrmEvent.Test(dealer));
    try {
      return new QueuedEvent(id, account, 0, 0, dealer, CrmJson.MAPPER.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always JSON", e);
    }
  }
}
