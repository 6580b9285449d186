package es.sml.connector.parse.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.TextDecoder;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.tree.XmlObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** JSON or XML that a text in other JSON holds, such as Jotform's "rawRequest". */
public final class NestedJson {
  private static final int LONGEST = 200_000;

  /** The beginnings of an object and of a list of objects in Base64, also on a line of its own. */
  private static final List<String> ENCODED = List.of("eyJ", "eyA", "ewo", "ewk", "ew0K", "W3si");

  private static final Set<String> HTML =
      Set.of("html", "body", "div", "p", "span", "table", "ul", "ol", "section", "article");

  private NestedJson() {}

  /** Opens each such text in the JSON itself, and returns the JSON. */
  public static JsonNode open(JsonNode json) {
    ParseThread.step();
    UnaryOperator<JsonNode> inside =
        value -> value.isTextual() ? read(value, value.asText().strip()) : open(value);
    if (json instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(inside.apply(field.getValue())));
    } else if (json instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, inside.apply(list.get(i)));
      }
    }
    return json;
  }

  private static JsonNode read(JsonNode value, String written) {
    String text = decoded(written);
    if (isXml(text)) {
      return xml(text).orElse(value);
    }
    boolean object = isObject(text) && text.endsWith("}");
    boolean list = text.endsWith("]") && (text.startsWith("[{\"") || text.startsWith("[[\""));
    if ((!object && !list) || text.length() > LONGEST) {
      return value;
    }
    try {
      return LeadJson.read(text);
    } catch (UnreadableMessageException e) {
      return value; // it stays text
    }
  }

  private static boolean isXml(String text) {
    return text.length() <= LONGEST
        && text.startsWith("<")
        && text.endsWith(">")
        && text.indexOf("</") > 0;
  }

  /** Returns the XML as JSON; empty if it is not well-formed, or a text with marks of HTML. */
  private static Optional<JsonNode> xml(String text) {
    try {
      return XmlObject.read(text).filter(NestedJson::holdsElements);
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }

  private static boolean holdsElements(JsonNode xml) {
    Map.Entry<String, JsonNode> root = xml.properties().iterator().next();
    return root.getValue().size() > 1 && !HTML.contains(Letters.lower(root.getKey()));
  }

  private static boolean isObject(String text) {
    return text.startsWith("{")
        && text.substring(1, Math.min(text.length(), 40)).stripLeading().startsWith("\"");
  }

  /** Returns the object in Base64, as message queues of a cloud send it; else the text itself. */
  private static String decoded(String text) {
    boolean begun = ENCODED.stream().anyMatch(text::startsWith);
    if (!begun || text.length() > LONGEST) {
      return text;
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      return TextDecoder.read(bytes, null).text().strip();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
