package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ops.PrintableText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.commons.text.WordUtils;

/** Writes what the ops API answers in 80 columns, safe for a terminal. */
final class ShownText {
  static final int WIDTH = 80;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int KEY = 12;

  private ShownText() {}

  /** The beginning of a key, with which no other begins, in practice; a part's number with it. */
  static String key(JsonNode lead) {
    String key = lead.path("key").asText("");
    if (key.isEmpty()) {
      return cut(lead.path("id").asText(""), KEY);
    }
    int slash = key.indexOf('/');
    return slash < 0 ? cut(key, KEY) : cut(key.substring(0, slash), KEY) + key.substring(slash);
  }

  static String minute(JsonNode time) {
    return time(time, MINUTE);
  }

  static String second(JsonNode time) {
    return time(time, SECOND);
  }

  private static String time(JsonNode time, DateTimeFormatter format) {
    return time.isTextual()
        ? Instant.parse(time.asText()).atZone(ZoneId.systemDefault()).format(format)
        : "-";
  }

  static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "-" : PrintableText.line(value.asText());
  }

  /** So many characters at most. */
  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** On lines of the terminal's width, each below an indent. */
  static String wrapped(String text, int indent) {
    String space = " ".repeat(indent);
    return space + WordUtils.wrap(PrintableText.line(text), WIDTH - indent, "\n" + space, true);
  }
}
