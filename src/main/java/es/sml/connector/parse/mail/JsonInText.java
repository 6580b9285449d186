package es.sml.connector.parse.mail;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.json.object.JsonShape;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Replaces the JSON objects in a mail's text by lines of label and value. */
final class JsonInText {
  private static final int MOST_OBJECTS = 10;
  private static final int DEEPEST = 5;
  private static final int LONGEST = 50_000;

  /** The fields that only an object of a vehicle has: a form has a version and a year too. */
  private static final Set<LeadField> OF_VEHICLE =
      EnumSet.of(LeadField.VERSION, LeadField.YEAR, LeadField.MODEL);

  /** The names of a vehicle's name in its object. */
  private static final Set<String> TITLES =
      Set.of(
          "title",
          "titulo",
          "titol",
          "titre",
          "titel",
          "titolo",
          "headline",
          "description",
          "descripcion",
          "descripcio",
          "descricao",
          "descrizione",
          "beschreibung",
          "bezeichnung",
          "omschrijving");

  private final LabelDictionary labels;

  JsonInText(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Returns the text, with lines instead of JSON. */
  String unfolded(String text) {
    int start = begin(text, 0);
    if (start < 0) {
      return text;
    }
    StringBuilder unfolded = new StringBuilder(text.length());
    int copied = 0;
    for (int objects = 0; start >= 0 && objects < MOST_OBJECTS; objects++) {
      int end = end(text, start);
      Optional<JsonNode> json = end < 0 ? Optional.empty() : json(text.substring(start, end));
      if (json.isPresent()) {
        unfolded.append(text, copied, start).append("\n\n");
        add(json.get(), "", 0, unfolded);
        unfolded.append('\n');
        copied = end;
      }
      start = begin(text, end < 0 ? start + LONGEST : end);
    }
    return unfolded.append(text, copied, text.length()).toString();
  }

  /** Returns where the next object begins: a brace before a name in quotes; -1 if none does. */
  private static int begin(String text, int from) {
    for (int at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
      int name = at + 1;
      while (name < text.length() && Character.isWhitespace(text.charAt(name))) {
        name++;
      }
      if (name < text.length() && text.charAt(name) == '"') {
        return at;
      }
      at = Math.max(at, name - 1);
    }
    return -1;
  }

  /** Returns the place after the object's last brace; -1 if it is too long or not closed. */
  private static int end(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length() && i < start + LONGEST; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '{') {
        depth++;
      } else if (!quoted && c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  // A mail program may have broken the lines, even within a value.
  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(LeadJson.read(text.replace("\r", "").replace('\n', ' ')));
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }

  private void add(JsonNode object, String name, int depth, StringBuilder lines) {
    ParseThread.step();
    if (depth > 0 && isAnswer(object, name)) {
      answer(object, name, lines);
      return;
    }
    if (!name.isEmpty()) {
      lines.append('\n').append(readable(name)).append(":\n");
    }
    boolean vehicle = isVehicle(object, name);
    StringBuilder unknown = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
        scalar(field.getKey(), field.getValue().asText(), vehicle, lines, unknown);
      }
    }
    lines.append(unknown); // the first line below a name is a value of that name
    object.forEach(
        inner -> {
          if (object.isArray() && inner.isValueNode()) {
            lines.append(inner.asText()).append('\n');
          }
        });
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isContainerNode() && depth < DEEPEST) {
        add(field.getValue(), field.getKey(), depth + 1, lines);
      }
    }
    if (object.isArray() && depth < DEEPEST) {
      object.forEach(
          inner -> {
            if (inner.isContainerNode()) {
              add(inner, "", depth + 1, lines);
            }
          });
    }
  }

  /** Returns whether the object is a form's question with its answer, and no car with its title. */
  private boolean isAnswer(JsonNode object, String name) {
    boolean titled =
        isVehicle(object, name)
            && object.properties().stream()
                .anyMatch(field -> TITLES.contains(Letters.plain(field.getKey())));
    return !titled
        && JsonShape.isAnswer(object)
        && !(JsonShape.label(object).isEmpty() && name.isEmpty());
  }

  // {"label": "Móvil", "value": "…"}: of the words and the technical name, those that are known.
  private void answer(JsonNode object, String name, StringBuilder lines) {
    List<String> texts = new ArrayList<>();
    JsonScalars.leaves("", JsonShape.value(object), (path, text) -> texts.add(text));
    String value = String.join(", ", texts).strip();
    String words = JsonShape.label(object);
    boolean named = words.isEmpty() || (!isKnown(words) && isKnown(name));
    String label = readable(named ? name : words);
    if (!value.isEmpty()) {
      boolean message = labels.field(label).filter(LeadField.MESSAGE::equals).isPresent();
      lines.append(label).append(": ").append(written(value, message));
    }
  }

  private boolean isKnown(String name) {
    return labels.field(readable(name)).isPresent();
  }

  private static String written(String value, boolean message) {
    return message ? value.strip() + "\n---\n" : LeadDraft.oneLine(value) + "\n";
  }

  private void scalar(
      String key, String value, boolean vehicle, StringBuilder lines, StringBuilder others) {
    Optional<LeadField> field = labels.field(key).or(() -> labels.field(readable(key)));
    boolean unknown = field.filter(found -> vehicle || !OF_VEHICLE.contains(found)).isEmpty();
    boolean name =
        vehicle
            && (field.filter(LeadField.NAME::equals).isPresent()
                || TITLES.contains(Letters.plain(key)));
    boolean message = !name && field.filter(LeadField.MESSAGE::equals).isPresent();
    String label = name ? LeadField.VEHICLE.written() : readable(key);
    (unknown && !name ? others : lines)
        .append(unknown && !name ? "(" + readable(key) + ") " : label + ": ")
        .append(written(value, message));
  }

  private boolean isVehicle(JsonNode object, String name) {
    return object.properties().stream()
            .map(Map.Entry::getKey)
            .anyMatch(key -> labels.field(key).filter(LeadField.MAKE::equals).isPresent())
        || labels
            .field(readable(name))
            .filter(
                field ->
                    field == LeadField.VEHICLE
                        || field == LeadField.TRADE_IN
                        || field == LeadField.TRADE_IN_VEHICLE)
            .isPresent();
  }

  /** Returns the words of a name such as "first_name". */
  private static String readable(String name) {
    return name.replace('_', ' ').replace('-', ' ').replace(':', ' ').strip();
  }
}
