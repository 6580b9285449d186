package es.sml.connector.parse.json.object;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.text.Letters;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The questions of a form that its JSON defines apart from the answers, by their ids. */
public final class JsonDefinitions {
  private static final int MOST = 1_000;
  private static final int DEEPEST = 8;

  /** A shorter one may be another question's answer. */
  private static final int SHORTEST_ID = 3;

  private static final Set<String> LISTS =
      Set.of(
          "fields",
          "subfields",
          "sub_fields",
          "questions",
          "inputs",
          "elements",
          "columns",
          "definition",
          "schema");

  /** Names of an object that has the label of each id. */
  private static final Set<String> MAPS =
      Set.of(
          "labels",
          "field_labels",
          "fieldLabels",
          "labels_by_id",
          "etiquetas",
          "titles",
          "libelles",
          "etichette",
          "beschriftungen");

  private static final List<String> OPTIONS = List.of("options", "choices");

  private final Map<String, String> labels = new HashMap<>();
  private final Set<JsonNode> maps = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, String> options = new HashMap<>();

  private JsonDefinitions() {}

  public static JsonDefinitions of(JsonNode json) {
    JsonDefinitions definitions = new JsonDefinitions();
    definitions.collect(json, "", 0);
    return definitions;
  }

  private void collect(JsonNode node, String name, int depth) {
    if (depth > DEEPEST || labels.size() > MOST) {
      return;
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        collect(element, name, depth + 1); // the label of a part is clearer
        define(element, name, "");
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (isMap(node, field)) {
          maps.add(field.getValue());
          field
              .getValue()
              .properties()
              .forEach(label -> labels.putIfAbsent(label.getKey(), label.getValue().asText()));
        } else if (field.getValue().isContainerNode()) {
          define(field.getValue(), name, field.getKey());
          collect(field.getValue(), field.getKey(), depth + 1);
        }
      }
    }
  }

  // The answers have the same ids, in an object beside it or around it.
  private static boolean isMap(JsonNode around, Map.Entry<String, JsonNode> field) {
    JsonNode map = field.getValue();
    if (!MAPS.contains(field.getKey()) || !map.isObject() || map.isEmpty()) {
      return false;
    }
    for (JsonNode label : map) {
      if (!label.isTextual()) {
        return false;
      }
    }
    return isNamedIn(around, map)
        || around.properties().stream()
            .filter(other -> !other.getKey().equals(field.getKey()))
            .anyMatch(other -> isNamedIn(other.getValue(), map));
  }

  private static boolean isNamedIn(JsonNode object, JsonNode map) {
    return object.isObject()
        && map.properties().stream().anyMatch(label -> object.has(label.getKey()));
  }

  /** Returns whether the object only has the labels of the answers. */
  public boolean isLabels(JsonNode object) {
    return maps.contains(object);
  }

  private void define(JsonNode element, String list, String key) {
    if (!element.isObject()) {
      return;
    }
    OPTIONS.forEach(name -> element.path(name).forEach(this::option));
    if (LISTS.contains(Letters.lower(list))) {
      String words = question(element);
      if (!words.isBlank()) {
        JsonShape.ids(element).forEach(id -> labels.putIfAbsent(id, words));
        if (!key.isEmpty()) {
          labels.putIfAbsent(key, words);
        }
      }
    }
  }

  /** Returns the question that the object defines; empty, not null, if it has an answer or none. */
  private static String question(JsonNode element) {
    if (!element.isObject() || JsonShape.isAnswer(element)) {
      return "";
    }
    String label = JsonShape.label(element);
    return label.isEmpty() ? JsonShape.firstText(element.path("text"), 0) : label;
  }

  /** Returns whether the list of that name only defines questions. */
  public static boolean isDefinition(String name, JsonNode list) {
    return LISTS.contains(Letters.lower(name))
        && list.isArray()
        && !list.isEmpty()
        && !question(list.get(0)).isBlank()
        && !question(list.get(list.size() - 1)).isBlank();
  }

  private void option(JsonNode option) {
    String text = JsonScalars.firstText(option, "text", "label", "name", "title", "value");
    String id = JsonScalars.firstText(option, "id", "ref", "value");
    if (id.length() >= SHORTEST_ID && !text.isEmpty() && options.size() < MOST) {
      options.putIfAbsent(id, text);
    }
  }

  /** Returns the label of the first id that has one; empty, not null, if none has. */
  public String label(List<String> ids) {
    for (String id : ids) {
      String label = labels.get(id);
      if (label != null) {
        return label;
      }
    }
    return "";
  }

  /** Returns the text of an option; the value itself if it is no option's id. */
  public String option(String value) {
    return options.getOrDefault(value, value);
  }
}
