package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.mime.MailReader;
import es.sml.connector.parse.text.Letters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of a mail in JSON: an object, a list of names with values, or lines of text. */
final class MailHeaderJson {
  private static final int MOST = 200;

  private final Map<String, JsonNode> headers = new LinkedHashMap<>();

  void read(JsonNode json) {
    if (json.isObject()) {
      json.properties().forEach(field -> put(field.getKey(), field.getValue()));
    } else if (json.isArray()) {
      json.forEach(this::element);
    } else {
      json.asText().lines().limit(MOST).forEach(this::line);
    }
  }

  private void element(JsonNode header) {
    if (header.isArray() && header.size() == 2) {
      put(header.get(0).asText(), header.get(1));
    } else if (header.isObject()) {
      String value = JsonScalars.firstText(header, "value", "Value");
      put(JsonScalars.firstText(header, "name", "Name"), TextNode.valueOf(value));
    }
  }

  private void line(String line) {
    int colon = line.indexOf(':');
    if (colon > 0 && line.charAt(0) > ' ') {
      put(line.substring(0, colon), TextNode.valueOf(line.substring(colon + 1).strip()));
    }
  }

  private void put(String name, JsonNode value) {
    if (headers.size() < MOST) {
      headers.putIfAbsent(Letters.lower(name.strip()), value);
    }
  }

  Map<String, JsonNode> all() {
    return headers;
  }

  /** Returns the headers that say whether a program sent the mail, by lower-case name. */
  Map<String, String> kept() {
    Map<String, String> kept = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (MailReader.KEPT.contains(name) && value.isValueNode()) {
            kept.put(name, Letters.start(value.asText(), MailReader.LONGEST_HEADER));
          }
        });
    kept.remove("content-type"); // it describes parts that the JSON does not have
    return kept;
  }
}
