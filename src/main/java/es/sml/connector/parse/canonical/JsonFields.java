package es.sml.connector.parse.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.NameOrId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the fields of a JSON object by type. A field of the wrong type makes the message
 * unreadable, and the reason names the field. An absent field equals null or an empty list.
 */
final class JsonFields {
  private static final int LONGEST_ID = 9;

  private final JsonNode object;
  private final String path;
  private final Set<String> asked = new HashSet<>();
  private final List<String> unknownInside = new ArrayList<>();

  /**
   * Reads the fields of that object.
   *
   * @param path its place in the message, for reasons; empty for the top
   */
  JsonFields(JsonNode object, String path) {
    if (!object.isObject()) {
      throw new UnreadableMessageException(
          "JSON: " + (path.isEmpty() ? "the lead" : path) + " must be an object");
    }
    this.object = object;
    this.path = path;
  }

  /** Returns text, or a number as its digits; null if it is blank, as many programs write it. */
  String text(String name) {
    JsonNode value = value(name);
    if (value == null || value.isTextual() || value.isNumber()) {
      return value == null || value.asText().isBlank() ? null : value.asText();
    }
    throw wrong(name, "text");
  }

  /** Returns a whole number, also from text. */
  Integer whole(String name) {
    JsonNode value = value(name);
    if (value == null || (value.isTextual() && value.asText().isBlank())) {
      return null;
    }
    if (isWhole(value)) {
      return value.intValue();
    }
    if (value.isTextual() && isWhole(value.asText())) {
      return Integer.valueOf(value.asText().strip());
    }
    throw wrong(name, "a whole number");
  }

  Boolean truth(String name) {
    JsonNode value = value(name);
    if (value == null || value.isBoolean()) {
      return value == null ? null : value.asBoolean();
    }
    throw wrong(name, "true or false");
  }

  /** Returns SML's id, as a number or its digits, or a name. */
  NameOrId nameOrId(String name) {
    JsonNode value = value(name);
    if (value == null || (value.isTextual() && value.asText().isBlank())) {
      return null;
    }
    if (isWhole(value)) {
      return NameOrId.ofId(value.intValue());
    }
    if (value.isTextual()) {
      return isWhole(value.asText())
          ? NameOrId.ofId(Integer.parseInt(value.asText().strip()))
          : NameOrId.ofName(value.asText());
    }
    throw wrong(name, "a number (SML's id) or a name");
  }

  /** Returns an ISO 8601 date and time with offset, or the UTC midnight of a date. */
  Instant instant(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return text.length() == "2019-05-06".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, "an ISO 8601 date and time"); // its message quotes the value
    }
  }

  /** Returns the object; null if absent. */
  JsonFields inner(String name) {
    JsonNode value = value(name);
    return value == null ? null : new JsonFields(value, pathOf(name));
  }

  List<JsonFields> innerList(String name) {
    List<JsonFields> list = new ArrayList<>();
    JsonNode array = array(name);
    for (int i = 0; array != null && i < array.size(); i++) {
      list.add(new JsonFields(array.get(i), pathOf(name) + "[" + i + "]"));
    }
    return list;
  }

  /** Returns a list of texts, each bare or as the object {"content": text}. */
  List<String> contents(String name) {
    List<String> list = new ArrayList<>();
    JsonNode array = array(name);
    for (int i = 0; array != null && i < array.size(); i++) {
      JsonNode entry = array.get(i);
      String text =
          entry.isTextual() ? entry.asText() : content(entry, pathOf(name) + "[" + i + "]");
      if (text != null && !text.isBlank()) {
        list.add(text);
      }
    }
    return list;
  }

  private String content(JsonNode entry, String place) {
    JsonFields fields = new JsonFields(entry, place);
    String content = fields.text("content");
    unknownInside.addAll(fields.unknown());
    return content;
  }

  /** Returns every field that was never read, as "path: value". */
  List<String> unknown() {
    List<String> unknown = new ArrayList<>(unknownInside);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!asked.contains(field.getKey())) {
        JsonNode value = field.getValue();
        unknown.add(
            pathOf(field.getKey())
                + ": "
                + (value.isTextual() ? value.asText() : value.toString()));
      }
    }
    return unknown;
  }

  private JsonNode array(String name) {
    JsonNode value = value(name);
    if (value == null || value.isArray()) {
      return value;
    }
    throw wrong(name, "an array");
  }

  private JsonNode value(String name) {
    asked.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  // Some programs write 1.0 for 1.
  private static boolean isWhole(JsonNode value) {
    return value.canConvertToExactIntegral() && value.canConvertToInt();
  }

  private static boolean isWhole(String text) {
    String digits = text.strip();
    return !digits.isEmpty()
        && digits.length() <= LONGEST_ID
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private UnreadableMessageException wrong(String name, String expected) {
    return new UnreadableMessageException("JSON: " + pathOf(name) + " must be " + expected);
  }
}
