package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.json.object.JsonPlace;
import es.sml.connector.parse.json.object.JsonRole;
import es.sml.connector.parse.json.object.JsonShape;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The messages of a chat between the customer and the dealer, in JSON. Decides which senders are
 * the customer, and how many messages are read.
 */
final class JsonTranscript {
  private static final String[] TEXT = {
    "text", "body", "msg", "message", "content", "m", "texto", "mensaje"
  };
  private static final String[] SENDER = {
    "sender",
    "from",
    "author",
    "role",
    "direction",
    "user",
    "name",
    "by",
    "speaker",
    "hablante",
    "nick",
    "rol",
    "emisor",
    "autor"
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

  /** Names that are true for a message of the dealer's side. */
  private static final Set<String> SENT =
      Set.of(
          "from self",
          "from me",
          "is from me",
          "is mine",
          "mine",
          "own",
          "is own",
          "outgoing",
          "is outgoing",
          "outbound",
          "is outbound",
          "is agent",
          "from agent",
          "is operator",
          "from operator",
          "is bot",
          "from bot",
          "is staff",
          "is seller",
          "is dealer");

  /** Names that are true for a message of the customer. */
  private static final Set<String> RECEIVED =
      Set.of(
          "incoming",
          "is incoming",
          "inbound",
          "is inbound",
          "received",
          "is received",
          "is customer",
          "from customer",
          "is client",
          "from client",
          "es cliente",
          "is user",
          "from user",
          "is visitor",
          "from visitor",
          "is lead",
          "is contact");

  private static final String[] TIME = {
    "timestamp", "time", "date", "created_at", "createdAt", "sent_at", "sentAt", "ts", "fecha"
  };
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
          || (sender(message).isEmpty() && isCustomers(message).isEmpty())
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

  private static String shown(JsonNode message, String sender, boolean customers) {
    String name = JsonScalars.firstText(message.path("sender"), "name", "n", "displayName");
    String side = customers ? "cliente" : "concesionario";
    return !name.isEmpty() ? name : sender.isEmpty() ? side : sender;
  }

  /** Returns what a field such as "fromMe": false says of the sender; empty if there is none. */
  private static Optional<Boolean> isCustomers(JsonNode message) {
    return message.properties().stream()
        .filter(field -> field.getValue().isBoolean())
        .flatMap(
            field -> {
              String name = JsonKey.of(field.getKey()).joined();
              boolean said = field.getValue().asBoolean();
              return SENT.contains(name)
                  ? Stream.of(!said)
                  : RECEIVED.contains(name) ? Stream.of(said) : Stream.empty();
            })
        .findFirst();
  }

  // Some programs put the newest message first.
  private List<JsonNode> inOrder() {
    List<JsonNode> messages = new ArrayList<>();
    list.forEach(messages::add);
    String first = JsonScalars.firstText(messages.get(0), TIME);
    String last = JsonScalars.firstText(messages.get(messages.size() - 1), TIME);
    if (first.length() == last.length() && first.compareTo(last) > 0) {
      Collections.reverse(messages);
    }
    return messages;
  }

  /**
   * Adds the chat as the customer's message, and the telephone and address in the customer's words.
   */
  void addTo(FormAnswers form, JsonPlace place) {
    StringJoiner chat = new StringJoiner("\n");
    StringJoiner customers = new StringJoiner("\n\n"); // no sentence goes on in the next turn
    int count = 0;
    for (JsonNode message : inOrder()) {
      if (++count > MOST) {
        break;
      }
      String sender = sender(message);
      boolean said = isCustomers(message).orElseGet(() -> CUSTOMER.contains(Letters.lower(sender)));
      chat.add(shown(message, sender, said) + ": " + text(message));
      if (said) {
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
