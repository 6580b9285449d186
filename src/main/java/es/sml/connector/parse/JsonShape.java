package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recognises objects that hold one question and its answer, as form products write them. */
final class JsonShape {
  private static final List<String> LABELS =
      List.of(
          "label",
          "title",
          "question",
          "questionText",
          "question_text",
          "fieldLabel",
          "field_label",
          "column_name",
          "columnName",
          "displayName",
          "prompt",
          "caption");
  private static final List<String> CONTACTS =
      List.of("email", "phone", "phones", "emails", "mobile", "telefono", "correo");

  private static final List<String> IDS =
      List.of(
          "column_id",
          "columnId",
          "predefinedField",
          "name",
          "field",
          "key",
          "ref",
          "id",
          "slug",
          "fieldName",
          "field_name",
          "questionId",
          "question_id",
          "fieldId",
          "field_id");
  private static final List<String> VALUES =
      List.of(
          "value",
          "answer",
          "string_value",
          "stringValue",
          "values",
          "answers",
          "answerDetails",
          "response",
          "responses",
          "answer_text",
          "fieldValue",
          "field_value",
          "val",
          "raw_value",
          "choice",
          "choices",
          "text");

  /** Values that say nothing to a person. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "type",
          "required",
          "options",
          "raw_value",
          "order",
          "position",
          "index",
          "versions",
          "timestamp",
          "source",
          "sourceId",
          "sourceLabel",
          "updatedAt",
          "updated_at",
          "visible",
          "hidden",
          "placeholder",
          "selected",
          "prettyFormat",
          "description",
          "dataType",
          "format",
          "fieldType",
          "field_type",
          "properties",
          "attachments",
          "page",
          "group",
          "isRequired",
          "valueType",
          "subtype",
          "calc",
          "unit",
          "currency",
          "localized",
          "validation",
          "class");

  private static final Set<String> ANSWERS =
      Set.of(
          "data",
          "fields",
          "answers",
          "submission",
          "submissions",
          "field_data",
          "formData",
          "form_data",
          "values",
          "responses");

  /** Names that an object about one question does not have. */
  private static final Set<String> OF_A_LEAD =
      Set.of("email", "phone", "first_name", "firstName", "make", "model", "vin", "customer");

  private JsonShape() {}

  /** Returns whether the object is a question with its answer, or a value with technical data. */
  static boolean isAnswer(JsonNode object) {
    if (!object.isObject() || value(object).isMissingNode()) {
      return false;
    }
    if (holdsPerson(object)) {
      return false;
    }
    String type = object.path("type").asText();
    for (String name : OF_A_LEAD) {
      if (object.has(name) && !name.equals(type)) {
        return false;
      }
    }
    return isLabelled(object) || isBareValue(object);
  }

  private static boolean isLabelled(JsonNode object) {
    if (LABELS.stream().anyMatch(name -> object.hasNonNull(name))) {
      return true;
    }
    boolean named = IDS.stream().anyMatch(object::hasNonNull);
    return named
        && object.properties().stream()
            .map(Map.Entry::getKey)
            .allMatch(
                name ->
                    IDS.contains(name)
                        || VALUES.contains(name)
                        || TECHNICAL.contains(name)
                        || name.equals(object.path("type").asText()));
  }

  private static boolean isBareValue(JsonNode object) {
    return object.has("value")
        && object.properties().stream()
            .map(Map.Entry::getKey)
            .allMatch(name -> name.equals("value") || TECHNICAL.contains(name));
  }

  // A deal with a title and a value is no question with its answer.
  private static boolean holdsPerson(JsonNode object) {
    return object.properties().stream()
        .filter(field -> !VALUES.contains(field.getKey()))
        .map(Map.Entry::getValue)
        .anyMatch(value -> CONTACTS.stream().anyMatch(value::has));
  }

  /** Returns whether the object is a form with its answers inside, so its name is the form's. */
  static boolean isForm(JsonNode object) {
    boolean answers = ANSWERS.stream().anyMatch(name -> object.path(name).isContainerNode());
    return answers && OF_A_LEAD.stream().noneMatch(object::has);
  }

  /** Returns whether each element of the list is an answer. */
  static boolean isAnswers(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      return false;
    }
    for (JsonNode element : list) {
      if (!isAnswer(element)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the words of the question; empty, not null, if there are none. */
  static String label(JsonNode object) {
    for (String name : LABELS) {
      String text = firstText(object.path(name), 0);
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }

  /** Returns the technical names of the question, the clearest first. */
  static List<String> ids(JsonNode object) {
    List<String> ids = new ArrayList<>();
    for (String name : IDS) {
      JsonNode id = object.path(name);
      if (id.isValueNode() && !id.isNull() && !id.asText().isBlank()) {
        ids.add(id.asText().strip());
      } else if (id.isObject()) {
        ids.addAll(ids(id));
      }
    }
    return ids;
  }

  /** Returns the answer; missing if the object has none. */
  static JsonNode value(JsonNode object) {
    String type = object.path("type").asText();
    if (!type.isEmpty() && object.has(type)) {
      return object.get(type);
    }
    for (String name : VALUES) {
      JsonNode value = object.path(name);
      boolean alsoLabel = name.equals("text") && label(object).isEmpty();
      if (!value.isMissingNode() && !alsoLabel) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  /** Returns the field that the type of the question names; null if it names none. */
  static LeadField fieldOfType(JsonNode answer) {
    String type = Letters.lower(Letters.start(answer.path("type").asText(), 60));
    if (type.contains("email")) {
      return LeadField.EMAIL;
    }
    return type.contains("phone") || type.equals("tel") ? LeadField.PHONE : null;
  }

  /** Returns the text of the answer's own option of that id; else the id. */
  static String option(JsonNode answer, String id) {
    for (String list : List.of("options", "choices")) {
      for (JsonNode option : answer.path(list)) {
        if (option.isObject() && id.equals(JsonScalars.firstText(option, "id", "value", "ref"))) {
          String text = JsonScalars.firstText(option, "text", "label", "name", "title");
          return text.isEmpty() ? id : text;
        }
      }
    }
    return id;
  }

  /** Returns the first text inside, as of a label in several languages. */
  static String firstText(JsonNode node, int depth) {
    if (node.isTextual() || node.isNumber()) {
      return node.asText();
    }
    if (depth < 4 && node.isContainerNode()) {
      for (JsonNode inner : node) {
        String text = firstText(inner, depth + 1);
        if (!text.isBlank()) {
          return text;
        }
      }
    }
    return "";
  }
}
