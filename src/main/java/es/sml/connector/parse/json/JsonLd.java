package es.sml.connector.parse.json;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads the JSON-LD in HTML: machine-readable data with the names of schema.org. */
public final class JsonLd {
  private static final int MOST_VALUES = 500;

  private static final int LONGEST_PATH = 200;

  private JsonLd() {}

  /** Returns the values by their paths, such as sender.telephone; the first value of each path. */
  public static Map<String, String> of(Document html) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Element script : html.select("script[type=application/ld+json]")) {
      try {
        collect("", LeadJson.read(script.data()), values);
      } catch (UnreadableMessageException e) {
        // The data is broken, but the visible text is still there.
      }
    }
    return values;
  }

  private static void collect(String path, JsonNode node, Map<String, String> values) {
    if (path.length() > LONGEST_PATH || values.size() == MOST_VALUES) {
      return;
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      values));
    } else if (node.isArray()) {
      node.forEach(element -> collect(path, element, values));
    } else if (!node.isNull()) {
      values.putIfAbsent(path, node.asText());
    }
  }
}
