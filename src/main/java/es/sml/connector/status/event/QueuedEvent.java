package es.sml.connector.status.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;

/**
 * Event for a CRM, as the outbox has it; its id stays the same in every attempt.
 *
 * @param change its number among the events of its lead, from 1
 * @param body the event as it is sent, as JSON
 */
public record QueuedEvent(
    String id, String account, long smlId, int change, String dealer, String body) {
  private static final TypeReference<CrmEvent<Map<String, Object>>> EVENT =
      new TypeReference<>() {};

  /** Returns the event, with its data in the order of the JSON. */
  public CrmEvent<Map<String, Object>> event() {
    try {
      return CrmJson.MAPPER.readValue(body, EVENT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the outbox has an event that is not JSON", e);
    }
  }
}
