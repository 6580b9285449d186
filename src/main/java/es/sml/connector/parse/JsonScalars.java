package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.failure.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads foreign JSON whose senders are not strict about types. */
final class JsonScalars {
  private JsonScalars() {}

  /**
   * The JSON of every part that is JSON and has such a text; broken JSON is left to the format that
   * says where it is broken.
   */
  static List<JsonNode> documents(MessageContent content, Predicate<String> wanted) {
    List<JsonNode> documents = new ArrayList<>();
    for (MessageContent.Part part : content.parts()) {
      if (wanted.test(part.text()) && ContentKind.ofText(part.text()).equals(ContentKind.JSON)) {
        json(part.text()).ifPresent(documents::add);
      }
    }
    return documents;
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(LeadJson.read(text)).filter(json -> !(json instanceof MissingNode));
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }

  /** The field as text, what is no text as its JSON; empty, not null, if absent or null. */
  static String text(JsonNode object, String name) {
    return text(object.path(name));
  }

  /** The value as text, what is no text as its JSON; empty, not null, if absent or null. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** The first of the fields that has a text; empty, not null, if none has. */
  static String firstText(JsonNode object, String... names) {
    for (String name : names) {
      String text = text(object, name);
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }
}
