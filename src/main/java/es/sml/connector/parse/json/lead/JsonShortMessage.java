package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A short message of a customer, as SMS gateways post it: the sender's number and the text. A
 * message that the dealer sent is none.
 */
record JsonShortMessage(String sender, String text) {
  private static final Set<String> SENDERS =
      Set.of(
          "from",
          "sender",
          "originator",
          "source",
          "msisdn",
          "from number",
          "source number",
          "source addr",
          "source address",
          "sender number",
          "remitente",
          "origen",
          "absender");
  private static final Set<String> TEXTS =
      Set.of(
          "text", "body", "message", "content", "msg", "texto", "mensaje", "message body", "sms");
  private static final List<String> KINDS = List.of("direction", "type", "event", "status");
  private static final Set<String> SENT =
      Set.of(
          "outbound", "out", "outgoing", "mt", "sent", "delivered", "delivery", "dlr", "saliente");
  private static final int FEWEST_DIGITS = 9;
  private static final int MOST_DIGITS = 15;

  /** Returns the names of the sender and the text in an object; empty if it is no such message. */
  static Optional<JsonShortMessage> in(JsonNode object) {
    String sender = "";
    String text = "";
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getValue().isValueNode()) {
        continue;
      }
      String name = JsonKey.of(field.getKey()).joined();
      if (sender.isEmpty() && SENDERS.contains(name) && isNumber(field.getValue().asText())) {
        sender = field.getKey();
      } else if (text.isEmpty() && TEXTS.contains(name)) {
        text = field.getKey();
      }
    }
    return sender.isEmpty() || text.isEmpty() || isSent(object)
        ? Optional.empty()
        : Optional.of(new JsonShortMessage(sender, text));
  }

  private static boolean isNumber(String written) {
    long digits = written.chars().filter(Character::isDigit).count();
    return digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && written.chars().allMatch(c -> Character.isDigit(c) || "+ ()-.".indexOf(c) >= 0);
  }

  private static boolean isSent(JsonNode object) {
    return KINDS.stream()
        .map(kind -> Words.of(Letters.start(object.path(kind).asText(), 60)))
        .anyMatch(words -> words.list().stream().anyMatch(SENT::contains));
  }

  /** Returns the field of that name in the object; null if it has none here. */
  LeadField field(String name) {
    return name.equals(sender) ? LeadField.PHONE : name.equals(text) ? LeadField.MESSAGE : null;
  }
}
