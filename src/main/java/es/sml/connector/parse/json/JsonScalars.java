package es.sml.connector.parse.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Reads foreign JSON whose senders are not strict about types. */
public final class JsonScalars {
  private JsonScalars() {}

  /**
   * Returns the JSON of every part whose text passes the test. The strict format reports broken
   * JSON with its place.
   */
  public static List<JsonNode> documents(MessageContent content, Predicate<String> wanted) {
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

  /** Returns the field as text, or its JSON; empty, not null, if absent or null. */
  public static String text(JsonNode object, String name) {
    return text(object.path(name));
  }

  /** Returns the value as text, or its JSON; empty, not null, if absent or null. */
  public static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** Passes each value inside to the reader, with the names of the objects around it. */
  public static void leaves(String path, JsonNode node, BiConsumer<String, String> reader) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> leaves(path + "." + field.getKey(), field.getValue(), reader));
    } else if (node.isArray()) {
      node.forEach(element -> leaves(path, element, reader));
    } else {
      reader.accept(path, text(node));
    }
  }

  /** Returns the first non-empty field as text; empty, not null, if there is none. */
  public static String firstText(JsonNode object, String... names) {
    for (String name : names) {
      String text = text(object, name);
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }
}
