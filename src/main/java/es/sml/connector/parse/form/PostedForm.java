package es.sml.connector.parse.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fields of a posted form, as an object. Decides how many fields it may have. PHP and Rails
 * write objects into the names of fields: "fields[email][value]" and "contact[phone]". A repeated
 * name is a list.
 */
final class PostedForm {
  static final int MAX_FIELDS = 200;
  private static final int LONGEST_NAME = 200;
  private static final int DEEPEST = 10;

  /** Tokens that prove a human visitor. They are not the customer's words. */
  private static final Set<String> TOKENS =
      Set.of("g-recaptcha-response", "h-captcha-response", "cf-turnstile-response", "_charset_");

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
  private int count;

  /**
   * Adds a field, and ignores one without a name.
   *
   * @throws UnreadableMessageException if there are too many
   */
  void add(String name, String value) {
    if (++count > MAX_FIELDS) {
      throw new UnreadableMessageException(
          "the form has more than " + MAX_FIELDS + " fields; ask the sender for a shorter form");
    }
    String written = Letters.start(name.strip(), LONGEST_NAME);
    if (written.isEmpty() || TOKENS.contains(written)) {
      return;
    }
    List<String> path = path(written);
    ObjectNode object = fields;
    for (String step : path.subList(0, path.size() - 1)) {
      object = inside(object, step);
    }
    put(object, path.get(path.size() - 1), value);
  }

  // A name may be both a value's and an object's: "a=1&a[b]=2".
  private static ObjectNode inside(ObjectNode object, String step) {
    JsonNode inner = object.get(step);
    if (inner instanceof ObjectNode known) {
      return known;
    }
    return inner == null ? object.putObject(step) : inside(object, step + "[]");
  }

  private static void put(ObjectNode object, String name, String value) {
    JsonNode before = object.get(name);
    if (before == null) {
      object.put(name, value);
    } else if (before instanceof ArrayNode list) {
      list.add(value);
    } else if (!before.asText().equals(value)) {
      object.putArray(name).add(before).add(value);
    }
  }

  /** Returns the steps of a name: "contact[phone]" has two; empty brackets mark a list. */
  private static List<String> path(String name) {
    List<String> path = new ArrayList<>();
    int bracket = name.indexOf('[');
    if (bracket <= 0 || !name.endsWith("]")) {
      return List.of(name);
    }
    path.add(name.substring(0, bracket));
    int start = bracket;
    while (start >= 0 && path.size() < DEEPEST) {
      int end = name.indexOf(']', start);
      String step = end < 0 ? "" : name.substring(start + 1, end).strip();
      if (!step.isEmpty()) {
        path.add(step);
      }
      start = end < 0 ? -1 : name.indexOf('[', end);
    }
    return path;
  }

  JsonNode json() {
    return withLists(fields);
  }

  /** Returns the node with each object of numbered elements, "values[0]", as a list. */
  private static JsonNode withLists(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    object.properties().forEach(field -> field.setValue(withLists(field.getValue())));
    if (object.isEmpty() || !isNumbered(object)) {
      return object;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    object.forEach(list::add);
    return list;
  }

  private static boolean isNumbered(ObjectNode object) {
    int next = 0;
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!name.equals(String.valueOf(next++))) {
        return false;
      }
    }
    return true;
  }
}
