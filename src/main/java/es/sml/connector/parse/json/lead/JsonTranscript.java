package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.json.object.JsonPlace;
import es.sml.connector.parse.json.object.JsonRole;
import es.sml.connector.parse.json.object.JsonShape;
import es.sml.connector.parse.text.Letters;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The messages of a chat between the customer and the dealer, in JSON. Decides which senders are
 * the customer, and how many messages are read.
 */
final class JsonTranscript {
  private static final String[] TEXT = {"text", "body", "msg", "message", "content"};
  private static final String[] SENDER = {
    "sender", "from", "author", "role", "direction", "user", "name", "by", "speaker", "hablante"
  };
  private static final Set<String> CUSTOMER =
      Set.of(
          "v",
          "visitor",
          "customer",
          "client",
          "lead",
          "contact",
          "user",
          "inbound",
          "in",
          "incoming",
          "cliente",
          "visitante",
          "human",
          "guest",
          "caller",
          "llamante",
          "usuario");
  private static final int MOST = 500;

  private final JsonNode list;

  JsonTranscript(JsonNode list) {
    this.list = list;
  }

  /** Returns whether each element is a message with a sender. */
  static boolean isTranscript(JsonNode list) {
    if (list.isEmpty()) {
      return false;
    }
    for (JsonNode message : list) {
      if (!message.isObject()
          || message.has("value")
          || message.has("answer")
          || sender(message).isEmpty()
          || text(message).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static String text(JsonNode message) {
    for (String name : TEXT) {
      String text = JsonShape.firstText(message.path(name), 0);
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }

  private static String sender(JsonNode message) {
    for (String name : SENDER) {
      JsonNode sender = message.path(name);
      String text =
          sender.isObject()
              ? JsonScalars.firstText(sender, "type", "t", "role", "name")
              : JsonScalars.text(sender);
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }

  private static String shown(JsonNode message, String sender) {
    String name = JsonScalars.firstText(message.path("sender"), "name", "n", "displayName");
    return name.isEmpty() ? sender : name;
  }

  /**
   * Adds the chat as the customer's message, and the telephone and address in the customer's words.
   */
  void addTo(FormAnswers form, JsonPlace place) {
    StringJoiner chat = new StringJoiner("\n");
    StringJoiner customers = new StringJoiner("\n");
    int count = 0;
    for (JsonNode message : list) {
      if (++count > MOST) {
        break;
      }
      String sender = sender(message);
      chat.add(shown(message, sender) + ": " + text(message));
      if (CUSTOMER.contains(Letters.lower(sender))) {
        customers.add(text(message));
      }
    }
    if (place.role() == JsonRole.OTHER) {
      form.note(place.path(), chat.toString());
      return;
    }
    form.put(place.as(LeadField.MESSAGE), chat.toString());
    form.loose(customers.toString());
  }
}
