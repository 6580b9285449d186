package es.sml.connector.parse.chat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.json.JsonScalars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one message of WhatsApp's Cloud API: the customer's words, and the advertisement. A picture
 * or a voice message without words gets a mark.
 */
final class WhatsappMessage {
  /** Kinds of messages whose object holds the customer's words. */
  private static final List<String> KINDS =
      List.of("text", "button", "interactive", "image", "video", "document", "order", "location");

  private static final String[] WORDS = {"body", "text", "title", "caption", "name", "description"};

  private WhatsappMessage() {}

  /** Returns the customer's words; empty, not null, if there are none, as of a picture. */
  static String text(JsonNode message) {
    for (String kind : KINDS) {
      JsonNode said = message.path(kind);
      String text = words(said);
      for (JsonNode inner : said) {
        text = text.isEmpty() && inner.isObject() ? words(inner) : text;
      }
      if (!text.isEmpty()) {
        return text;
      }
    }
    String type = JsonScalars.firstText(message, "type");
    return KINDS.contains(type) || type.equals("audio") ? "(" + type + ")" : "";
  }

  // An option of a list has a title and a description.
  private static String words(JsonNode said) {
    String text = JsonScalars.firstText(said, WORDS);
    String more = JsonScalars.firstText(said, "description");
    return text.isEmpty() || more.isEmpty() || more.equals(text) ? text : text + "\n" + more;
  }

  /** Returns the advertisement that the customer wrote from, as notes. */
  static Map<String, String> advertisement(JsonNode message) {
    JsonNode referral = message.path("referral");
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("Anuncio", JsonScalars.firstText(referral, "headline"));
    notes.put("Texto del anuncio", JsonScalars.firstText(referral, "body"));
    notes.put("Enlace del anuncio", JsonScalars.firstText(referral, "source_url"));
    return notes;
  }
}
