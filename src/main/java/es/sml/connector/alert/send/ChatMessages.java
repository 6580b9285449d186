package es.sml.connector.alert.send;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.alert.state.Notice.Entry;
import java.util.List;

/**
 * The JSON of a notice for each kind of channel, shortened so that the channel accepts it. None of
 * them reads a mark or a link in a text.
 */
record ChatMessages(NoticeText text) {
  // Telegram accepts 4096 characters.
  private static final int LONGEST_TEXT = 4000;

  // Teams accepts 28 KB. A character has at most 3 bytes, or 6 as an escape of JSON.
  private static final int LONGEST_CARD = 4000;
  private static final int MOST_LINES = 60;

  ObjectNode teams(List<Entry> entries) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    ObjectNode card = attachment.putObject("content").put("type", "AdaptiveCard");
    card.put("version", "1.4");
    ArrayNode body = card.putArray("body");
    addBlock(body, text.title(entries), true);
    int left = LONGEST_CARD;
    for (String line : text.lines(entries)) {
      if (left <= 0 || body.size() > MOST_LINES) {
        addBlock(body, "…", false);
        break;
      }
      if (!line.isEmpty()) {
        addBlock(body, NoticeText.shortened(line, left), false);
        left -= line.length();
      }
    }
    return message;
  }

  // A TextBlock would read Markdown; the runs of a RichTextBlock are plain.
  private static void addBlock(ArrayNode body, String line, boolean bold) {
    ObjectNode run =
        body.addObject()
            .put("type", "RichTextBlock")
            .putArray("inlines")
            .addObject()
            .put("type", "TextRun")
            .put("text", line);
    if (bold) {
      run.put("weight", "Bolder");
    }
  }

  ObjectNode slack(List<Entry> entries) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("mrkdwn", false)
        .put(
            "text",
            NoticeText.shortened(whole(entries), LONGEST_TEXT)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;"));
  }

  // Without parse_mode the text is plain.
  ObjectNode telegram(String chat, List<Entry> entries) {
    ObjectNode message =
        JsonNodeFactory.instance
            .objectNode()
            .put("chat_id", chat)
            .put("text", NoticeText.shortened(whole(entries), LONGEST_TEXT));
    message.putObject("link_preview_options").put("is_disabled", true);
    return message;
  }

  ObjectNode webhook(List<Entry> entries) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "sml-connector.alert");
    message.put("title", text.title(entries));
    ArrayNode alerts = message.putArray("alerts");
    for (Entry entry : entries) {
      ObjectNode alert = alerts.addObject().put("kind", label(entry.kind()));
      alert.put("rule", entry.condition().rule().label());
      alert.put("subject", entry.condition().subject());
      alert.put("severity", entry.condition().severity().label());
      ArrayNode dealers = alert.putArray("dealers");
      entry.condition().dealers().stream().sorted().forEach(dealers::add);
      alert.put("problem", text.problem(entry.condition()));
      alert.put("reason", text.reason(entry.condition()));
      alert.put("code", entry.condition().code());
      alert.put("since", entry.since().toString());
      alert.put("remedy", text.remedy(entry.condition()));
      alert.put("runbook", text.runbook(entry.condition()));
    }
    return message;
  }

  String whole(List<Entry> entries) {
    return text.title(entries) + "\n\n" + String.join("\n", text.lines(entries)).strip();
  }

  private static String label(Enum<?> kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
