package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.text.Letters;
import java.util.Map;
import java.util.Set;

/**
 * Recognises a service's report in JSON about the dealer's own mail or newsletter: a bounce, a
 * complaint, a delivery or a subscription.
 */
final class JsonMailEvent {
  private static final int LONGEST_KIND = 40;
  private static final Set<String> KINDS =
      Set.of(
          "event",
          "record type",
          "notification type",
          "event type",
          "type",
          "message status",
          "sms status");

  private static final Set<String> EVENTS =
      Set.of(
          "bounce",
          "bounced",
          "hard bounce",
          "soft bounce",
          "hardbounce",
          "softbounce",
          "complaint",
          "complained",
          "spam",
          "spam complaint",
          "spam report",
          "spamreport",
          "delivery",
          "delivered",
          "undelivered",
          "dropped",
          "deferred",
          "blocked",
          "processed",
          "failed",
          "permanent fail",
          "temporary fail",
          "open",
          "opened",
          "unique opened",
          "click",
          "clicked",
          "unsubscribe",
          "unsubscribed",
          "list unsubscribe",
          "group unsubscribe",
          "subscription change",
          "cleaned",
          "upemail",
          "newsletter subscribed",
          "newsletter signup",
          "newsletter subscription",
          "subscriber created");

  /** Names that such a report does not have. */
  private static final Set<String> OF_ENQUIRY =
      Set.of("lead", "vehicle", "vehiculo", "car", "coche", "phone", "telefono", "model", "modelo");

  private JsonMailEvent() {}

  /** Returns whether the object or one inside it names such an event. */
  static boolean isOne(JsonNode json) {
    return isOne(json, 1);
  }

  private static boolean isOne(JsonNode json, int deeper) {
    if (!json.isObject()) {
      return false;
    }
    boolean event = false;
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String name = JsonKey.of(field.getKey()).joined();
      JsonNode value = field.getValue();
      if (OF_ENQUIRY.contains(name)) {
        return false;
      }
      event |= value.isTextual() ? isEvent(name, value.asText()) : isEventData(name, value, deeper);
    }
    return event;
  }

  private static boolean isEvent(String name, String value) {
    return KINDS.contains(name)
        && EVENTS.contains(JsonKey.of(Letters.start(value, LONGEST_KIND)).joined());
  }

  private static boolean isEventData(String name, JsonNode value, int deeper) {
    return deeper > 0 && name.equals("event data") && isOne(value, deeper - 1);
  }
}
