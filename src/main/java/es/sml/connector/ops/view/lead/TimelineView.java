package es.sml.connector.ops.view.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.language.LocalizedText;
import java.util.function.UnaryOperator;

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
      String id, int attempts, String acknowledgedAt, String deadLetteredAt, String reason) {

    /**
     * Returns whether and when the CRM acknowledged the event.
     *
     * @param times shows a time
     */
    public LocalizedText state(UnaryOperator<String> times) {
      if (acknowledgedAt != null) {
        return LocalizedText.of(
            "timeline.acknowledged", "acknowledged by the CRM {0}", times.apply(acknowledgedAt));
      }
      return deadLetteredAt == null
          ? LocalizedText.of("timeline.unacknowledged", "event not acknowledged yet")
          : LocalizedText.of(
              "timeline.dead-lettered", "event dead-lettered {0}", times.apply(deadLetteredAt));
    }
  }
}
