package es.sml.connector.parse.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.limit.ParseThread;
import java.util.function.UnaryOperator;

/** JSON that a text in other JSON holds, such as Jotform's "rawRequest". */
public final class NestedJson {
  private static final int LONGEST = 200_000;

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

  private static JsonNode read(JsonNode value, String text) {
    boolean object = text.startsWith("{\"") && text.endsWith("}");
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
}
