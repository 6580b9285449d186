package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads the JSON-LD in HTML: what a page or mail says to machines, by schema.org's names. */
final class JsonLd {
  private static final int MOST_VALUES = 500;

  private static final int LONGEST_PATH = 200;

  private JsonLd() {}

  /** The values by their paths, as sender.telephone; of several under one path the first. */
  static Map<String, String> of(Document html) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Element script : html.select("script[type=application/ld+json]")) {
      try {
        collect("", LeadJson.read(script.data()), values);
      } catch (UnreadableMessageException e) {
        // Broken data for machines: what people read is still there.
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
