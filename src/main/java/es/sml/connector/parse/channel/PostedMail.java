package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.json.object.JsonShape;
import es.sml.connector.parse.mime.MailReader;
import es.sml.connector.parse.text.Letters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values of a mail in a JSON object, as services for incoming mail post it: Mailgun, Postmark
 * and others. Decides which object is a received mail, and which keys have its values.
 */
final class PostedMail {
  /** The values of a mail. */
  private enum Slot {
    FROM,
    FROM_NAME,
    REPLY_TO,
    TO,
    SUBJECT,
    TEXT,
    HTML
  }

  /** The names of each value, the most useful first. */
  private static final Map<Slot, List<String>> NAMES =
      Map.of(
          Slot.FROM,
          List.of(
              "from full",
              "from",
              "from email",
              "from address",
              "sender",
              "friendly from",
              "remitente",
              "absender",
              "expediteur",
              "mittente",
              "remetente"),
          Slot.FROM_NAME,
          List.of("from name", "sender name"),
          Slot.REPLY_TO,
          List.of("reply to", "reply to full"),
          Slot.TO,
          List.of(
              "to full",
              "to",
              "recipient",
              "recipients",
              "to recipients",
              "to address",
              "to email",
              "delivered to",
              "envelope",
              "rcpt to",
              "destinatario",
              "buzon",
              "empfanger",
              "destinataire",
              "mailbox"),
          Slot.SUBJECT,
          List.of("subject", "asunto", "betreff", "objet", "oggetto", "assumpte", "assunto"),
          Slot.TEXT,
          List.of(
              "body plain",
              "text body",
              "raw text body",
              "plain",
              "plain text",
              "plain body",
              "body text",
              "text content",
              "text",
              "body",
              "stripped text",
              "cuerpo",
              "cuerpo texto",
              "inhalt",
              "corps",
              "corpo",
              "cos"),
          Slot.HTML,
          List.of(
              "body html",
              "html body",
              "raw html body",
              "html content",
              "html",
              "stripped html",
              "cuerpo html"));

  private static final Set<String> HEADERS = Set.of("headers", "message headers", "common headers");
  private static final Set<String> DIRECTIONS = Set.of("direction", "type", "event", "status");
  private static final Set<String> SENT = Set.of("outbound", "outgoing", "sent", "delivered");

  private final Map<Slot, JsonNode> values = new EnumMap<>(Slot.class);
  private final Map<Slot, Integer> ranks = new EnumMap<>(Slot.class);
  private final MailHeaderJson headers = new MailHeaderJson();
  private boolean sent;

  PostedMail(JsonNode object) {
    collect(object);
    headers.all().forEach((name, value) -> put(JsonKey.of(name).joined(), value));
  }

  private void collect(JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = JsonKey.of(field.getKey()).joined();
      put(name, field.getValue());
      if (HEADERS.contains(name)) {
        headers.read(field.getValue());
      }
      sent |=
          DIRECTIONS.contains(name)
              && SENT.contains(Letters.lower(Letters.start(field.getValue().asText(), 20)));
    }
  }

  private void put(String name, JsonNode value) {
    for (Slot slot : Slot.values()) {
      int rank = NAMES.get(slot).indexOf(name);
      boolean better = rank >= 0 && rank < ranks.getOrDefault(slot, Integer.MAX_VALUE);
      if (better && (slot == Slot.SUBJECT || !JsonShape.firstText(value, 0).isBlank())) {
        ranks.put(slot, rank);
        values.put(slot, value);
      }
    }
  }

  /** Returns whether the object is a received mail: it has a sender, a recipient and a text. */
  boolean isComplete() {
    boolean text = values.containsKey(Slot.TEXT) || values.containsKey(Slot.HTML);
    return text
        && !sent
        && values.containsKey(Slot.SUBJECT)
        && from().indexOf('@') > 0
        && addresses(Slot.TO).indexOf('@') > 0;
  }

  MessageContent content() {
    Map<String, String> kept = headers.kept();
    kept.put("to", addresses(Slot.TO));
    String replyTo = address(value(Slot.REPLY_TO));
    String subject = Letters.start(text(Slot.SUBJECT), MailReader.LONGEST_HEADER);
    List<MessageContent.Part> parts =
        Stream.of(part(Slot.TEXT), part(Slot.HTML)).filter(part -> !part.text().isBlank()).toList();
    return new MessageContent(
        null,
        0,
        true,
        null,
        from(),
        replyTo.isEmpty() ? null : replyTo,
        subject,
        null,
        kept,
        parts);
  }

  private MessageContent.Part part(Slot slot) {
    String text = text(slot);
    boolean html = slot == Slot.HTML || PlainText.htmlIn(text) != null;
    return new MessageContent.Part(
        html ? "text/html" : "text/plain", null, false, DecodedText.whole(text));
  }

  private JsonNode value(Slot slot) {
    return values.getOrDefault(slot, MissingNode.getInstance());
  }

  // Microsoft writes {"contentType": "html", "content": "..."}.
  private String text(Slot slot) {
    JsonNode value = value(slot);
    String content = JsonScalars.firstText(value, "content", "text", "plain", "html", "value");
    return content.isEmpty() ? JsonShape.firstText(value, 0) : content;
  }

  private String from() {
    String from = address(value(Slot.FROM));
    String name = JsonShape.firstText(value(Slot.FROM_NAME), 0);
    return name.isBlank() || from.indexOf('<') >= 0 ? from : name + " <" + from + ">";
  }

  private String addresses(Slot slot) {
    JsonNode value = value(slot);
    if (value.isObject() && value.has("to")) {
      return address(value.get("to")); // the envelope
    }
    return address(value);
  }

  /** Returns a text or an object as a header: {@code Ana Ruiz <ana@correo.example>}. */
  private static String address(JsonNode value) {
    if (value.isValueNode()) {
      return Letters.start(value.asText().strip(), MailReader.LONGEST_HEADER);
    }
    if (value.isArray()) {
      return value.isEmpty() ? "" : address(value.get(0));
    }
    JsonNode inner = value.path("emailAddress");
    if (inner.isObject()) {
      return address(inner);
    }
    String address =
        JsonScalars.firstText(value, "Email", "email", "Address", "address", "emailAddress");
    String name = JsonScalars.firstText(value, "Name", "name");
    return name.isEmpty() || address.isEmpty() ? address : name + " <" + address + ">";
  }
}
