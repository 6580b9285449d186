package es.sml.connector.demo.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * An event as a dealer's CRM receives it.
 *
 * @param queue the CRM's queue
 * @param type such as es.sml.lead.created.v1
 * @param from the status before; null if the type has none
 * @param to the status now; null if the type has none
 */
public record ReceivedEvent(String queue, String type, long lead, String from, String to) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CREATED = "es.sml.lead.created.v1";
  private static final String STATUS_CHANGED = "es.sml.lead.status-changed.v1";
  private static final String FINISHED = "es.sml.lead.finished.v1";

  public static ReceivedEvent read(String queue, String body) {
    try {
      JsonNode event = JSON.readTree(body);
      JsonNode data = event.path("data");
      return new ReceivedEvent(
          queue,
          event.path("type").asText(),
          data.path("leadId").asLong(),
          data.path("from").textValue(),
          data.path("to").textValue());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event on " + queue + " is not valid JSON", e);
    }
  }

  public boolean isCreation() {
    return type.equals(CREATED);
  }

  public boolean isStatusChange() {
    return type.equals(STATUS_CHANGED) || type.equals(FINISHED);
  }
}
