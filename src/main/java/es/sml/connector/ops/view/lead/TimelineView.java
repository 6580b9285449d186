package es.sml.connector.ops.view.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An entry of a lead's timeline, with the fields of its kind.
 *
 * @param reason a JSON null if a move of the history has no reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineView(
    String at,
    String event,
    String channel,
    JsonNode reason,
    Long smlId,
    String from,
    String to,
    String result,
    String by,
    JsonNode task,
    Callback callback) {

  /** The delivery of an event to the CRM. */
  @JsonInclude
  public record Callback(
      String id, int attempts, String acknowledgedAt, String deadLetteredAt, String reason) {}
}
