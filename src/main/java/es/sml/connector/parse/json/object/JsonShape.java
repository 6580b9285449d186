package es.sml.connector.parse.json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognises objects that hold one question and its answer, as form products write them. */
public final class JsonShape {
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
          "caption",
          "pregunta",
          "pergunta",
          "frage",
          "domanda",
          "vraag",
          "etiqueta",
          "rotulo",
          "libelle",
          "beschriftung",
          "etichetta");
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
          "field_id",
          "field_type",
          "fieldType",
          "nombre",
          "nom",
          "nome",
          "naam",
          "campo",
          "champ",
          "feld",
          "n",
          "clave",
          "codigo");
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
          "respuesta",
          "resposta",
          "reponse",
          "antwort",
          "risposta",
          "antwoord",
          "valor",
          "valeur",
          "wert",
          "valore",
          "waarde",
          "text");

  private static final List<String> KINDS =
      List.of("type", "tipo", "typ", "kind", "art", "soort", "channel", "canal", "kanal", "medio");
  private static final List<String> CONTACT_VALUES =
      List.of("value", "val", "valor", "wert", "valeur", "valore", "waarde", "dato");

  /** Names of a value that may also be a sentence. */
  private static final List<String> KIND_TEXTS = List.of("text", "texto", "content");

  /** Short words for an address of e-mail. */
  private static final Set<String> MAILS = Set.of("mail", "e-mail", "eml", "correo");

  /** Kinds of telephone numbers. */
  private static final Set<String> NUMBERS =
      Set.of(
          "tel",
          "tlf",
          "tfno",
          "mov",
          "cel",
          "fijo",
          "mobile",
          "cell",
          "landline",
          "whatsapp",
          "movil",
          "m\u00f3vil",
          "telefono",
          "tel\u00e9fono",
          "telefon",
          "handy",
          "telemovel",
          "mobil",
          "m\u00f2bil",
          "festnetz",
          "mobiltelefon",
          "mobilnummer",
          "portable",
          "fixe",
          "fixo",
          "fisso",
          "fix",
          "cellulare",
          "celular",
          "gsm",
          "mobiel",
          "vast",
          "mugikorra");

  /** Names of the words of a text among its technical values. */
  private static final List<String> WORDS = List.of("plain_text", "content", "text");

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

  /** Last words of names such as "objectTypeId". */
  private static final Set<String> OF_PROGRAM = Set.of("id", "guid", "uuid", "index");

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

  /** Answers that show that one other element of their list is no lead of its own. */
  private static final int FEWEST_WITH_OTHER = 3;

  private static final int DEEPEST_QUESTIONS = 2;

  /** "contacto2" is a person's part in a lead. */
  private static final int SHORTEST_ID = 10;

  private JsonShape() {}

  /** Returns whether the object is a question with its answer, or a value with technical data. */
  public static boolean isAnswer(JsonNode object) {
    if (!object.isObject() || value(object).isMissingNode()) {
      return false;
    }
    if (holdsPerson(object) || isNumberedForm(object)) {
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
    String type = object.path("type").asText();
    if (isTextOfQuestion(object)
        || LABELS.stream().anyMatch(name -> !name.equals(type) && !isAbsent(at(object, name)))) {
      return true;
    }
    boolean named = IDS.stream().anyMatch(name -> !isAbsent(at(object, name)));
    return named
        && object.properties().stream()
            .map(Map.Entry::getKey)
            .map(
                name ->
                    Letters.lower(Letters.start(name, 1))
                        + name.substring(Math.min(1, name.length())))
            .allMatch(
                name ->
                    IDS.contains(name)
                        || VALUES.contains(name)
                        || TECHNICAL.contains(name)
                        || OF_PROGRAM.contains(JsonKey.of(name).last())
                        || name.equals(object.path("type").asText()));
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean isBareValue(JsonNode object) {
    return object.has("value")
        && !holdsQuestions(object.get("value"), DEEPEST_QUESTIONS)
        && object.properties().stream()
            .map(Map.Entry::getKey)
            .allMatch(name -> name.equals("value") || TECHNICAL.contains(name));
  }

  // A parameter of a call may hold a whole form.
  private static boolean holdsQuestions(JsonNode value, int deeper) {
    return value.isContainerNode()
        && (isQuestions(value)
            || (deeper > 0
                && value.properties().stream()
                    .anyMatch(field -> holdsQuestions(field.getValue(), deeper - 1))));
  }

  // One of several forms, as {"id": 7, "answers": [{"question": "Teléfono", "answer": "…"}]}.
  private static boolean isNumberedForm(JsonNode object) {
    JsonNode answers = value(object);
    return object.hasNonNull("id")
        && !object.has("name")
        && isQuestions(answers)
        && answers.valueStream().anyMatch(answer -> isContact(value(answer).asText()));
  }

  /** Returns whether the object has others by their ids, as {"4711": {…}, "4712": {…}}. */
  public static boolean isById(JsonNode object) {
    return object.size() > 1
        && object.properties().stream()
            .allMatch(field -> field.getValue().isObject() && isId(field.getKey()));
  }

  private static boolean isId(String name) {
    boolean number = name.chars().anyMatch(Character::isDigit);
    return number && (name.length() >= SHORTEST_ID || name.chars().noneMatch(Character::isLetter));
  }

  // A deal with a title and a value is no question with its answer.
  private static boolean holdsPerson(JsonNode object) {
    return object.properties().stream()
        .filter(field -> !VALUES.contains(field.getKey()))
        .map(Map.Entry::getValue)
        .anyMatch(value -> CONTACTS.stream().anyMatch(value::has));
  }

  /** Returns whether the object is a form with its answers inside, so its name is the form's. */
  public static boolean isForm(JsonNode object) {
    boolean answers =
        ANSWERS.stream().anyMatch(name -> object.path(name).isContainerNode())
            || object.properties().stream()
                .map(Map.Entry::getValue)
                .anyMatch(JsonShape::isQuestions);
    return answers && OF_A_LEAD.stream().noneMatch(object::has);
  }

  // A list of one may also be a value with technical data.
  private static boolean isQuestions(JsonNode list) {
    return list.size() > 1 && isAnswers(list);
  }

  /**
   * Returns whether each element of the list is an answer. One element beside many answers may
   * describe the form.
   */
  public static boolean isAnswers(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      return false;
    }
    int others = 0;
    for (JsonNode element : list) {
      others += isAnswer(element) ? 0 : 1;
      if (others > 1) {
        return false;
      }
    }
    return others == 0 || list.size() > FEWEST_WITH_OTHER;
  }

  /** Returns the words of the question; empty, not null, if there are none. */
  public static String label(JsonNode object) {
    String type = object.path("type").asText();
    for (String name : LABELS) {
      String text = name.equals(type) ? "" : firstText(at(object, name), 0);
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return isTextOfQuestion(object) ? object.path("text").asText().strip() : "";
  }

  private static boolean isTextOfQuestion(JsonNode object) {
    return object.has("answer") && object.path("text").isTextual();
  }

  /** Returns the value of that name, which some programs begin with a capital. */
  private static JsonNode at(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode()) {
      return value;
    }
    return object.path(
        name.equals("id") && object.has("ID")
            ? "ID"
            : Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  /** Returns the technical names of the question, the clearest first. */
  public static List<String> ids(JsonNode object) {
    List<String> ids = new ArrayList<>();
    for (String name : IDS) {
      JsonNode id = at(object, name);
      if (id.isValueNode() && !id.isNull() && !id.asText().isBlank()) {
        ids.add(id.asText().strip());
      } else if (id.isObject()) {
        ids.addAll(ids(id));
      }
    }
    return ids;
  }

  /** Returns the answer; missing if the object has none. */
  public static JsonNode value(JsonNode object) {
    String type = object.path("type").asText();
    if (!type.isEmpty() && object.has(type)) {
      return object.get(type);
    }
    for (String name : VALUES) {
      JsonNode value = at(object, name);
      boolean alsoLabel = name.equals("text") && label(object).isEmpty();
      if (!value.isMissingNode() && !alsoLabel) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  /** Returns the field that the type of the question names; null if it names none. */
  public static LeadField fieldOfType(JsonNode answer) {
    return fieldOfType(answer.path("type").asText());
  }

  private static LeadField fieldOfType(String written) {
    String type = Letters.lower(Letters.start(written, 60));
    if (type.contains("email") || MAILS.contains(type)) {
      return LeadField.EMAIL;
    }
    return type.contains("phone") || NUMBERS.contains(type) ? LeadField.PHONE : null;
  }

  /** Returns the field of a contact such as {"tipo": "movil", "valor": "…"}; null if it is none. */
  public static LeadField contactField(JsonNode object) {
    return text(object, KINDS).map(JsonShape::fieldOfType).orElse(null);
  }

  /** Returns the value of such a contact; empty, not null, if there is none. */
  public static String contact(JsonNode object) {
    return text(object, CONTACT_VALUES)
        .or(() -> text(object, KIND_TEXTS).filter(JsonShape::isContact))
        .orElse("");
  }

  /** Returns whether the text is only an address of e-mail or a telephone number. */
  public static boolean isContact(String text) {
    return EmailReader.isAddress(text) || PhoneReader.isOnlyNumber(text);
  }

  /** Returns the kind of {"kind": "given", "text": "…"}; empty, not null, if it has none. */
  public static String kind(JsonNode object) {
    return text(object, KINDS).orElse("");
  }

  /** Returns the value of an object with a kind; empty, not null, if there is none. */
  public static String valueOfKind(JsonNode object) {
    return text(object, CONTACT_VALUES).or(() -> text(object, KIND_TEXTS)).orElse("");
  }

  private static Optional<String> text(JsonNode object, List<String> names) {
    return names.stream()
        .map(object::path)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /** Returns the text of the answer's own option of that id; else the id. */
  public static String option(JsonNode answer, String id) {
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
  public static String firstText(JsonNode node, int depth) {
    if (node.isTextual() || node.isNumber()) {
      return node.asText();
    }
    if (depth < 4 && node.isContainerNode()) {
      for (String name : WORDS) {
        JsonNode words = node.path(name);
        if (words.isTextual() && !words.asText().isBlank()) {
          return words.asText();
        }
      }
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
