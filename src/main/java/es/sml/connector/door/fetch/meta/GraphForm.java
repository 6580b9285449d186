package es.sml.connector.door.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * A form's questions and legal texts. Its leads have only their keys, so a lead is completed with
 * them.
 *
 * @param name the form's name; empty if it is unknown
 * @param questions the texts of the custom questions, by their keys
 * @param options the texts of the options of each question, by their keys
 * @param consents the text of each check box, by its key
 */
record GraphForm(
    String name,
    Map<String, String> questions,
    Map<String, Map<String, String>> options,
    Map<String, String> consents) {
  /** A form that the token may not read. */
  static final GraphForm UNKNOWN = new GraphForm("", Map.of(), Map.of(), Map.of());

  private static final String CUSTOM = "CUSTOM";

  static GraphForm of(JsonNode json) {
    Map<String, String> questions = new HashMap<>();
    Map<String, Map<String, String>> options = new HashMap<>();
    for (JsonNode question : json.path("questions")) {
      String key = question.path("key").asText("");
      // The key of a usual question, such as full_name, is more precise than its text.
      if (question.path("type").asText("").equals(CUSTOM)) {
        put(questions, key, question.path("label"));
      }
      Map<String, String> texts = new HashMap<>();
      question.path("options").forEach(option -> put(texts, key(option), option.path("value")));
      options.put(key, texts);
    }
    Map<String, String> consents = new HashMap<>();
    JsonNode disclaimer = json.path("legal_content").path("custom_disclaimer");
    disclaimer
        .path("checkboxes")
        .forEach(checkbox -> put(consents, key(checkbox), checkbox.path("text")));
    return new GraphForm(json.path("name").asText(""), questions, options, consents);
  }

  private static String key(JsonNode json) {
    return json.path("key").asText("");
  }

  private static void put(Map<String, String> texts, String key, JsonNode text) {
    if (!key.isEmpty() && text.isTextual() && !text.textValue().isBlank()) {
      texts.put(key, text.textValue());
    }
  }

  /** Writes the texts of the questions, options and check boxes into a lead. */
  ObjectNode complete(ObjectNode lead) {
    if (!name.isEmpty() && !lead.has("form_name")) {
      lead.put("form_name", name);
    }
    for (JsonNode entry : lead.path("field_data")) {
      if (entry instanceof ObjectNode answer) {
        String key = answer.path("name").asText("");
        answer.put("name", questions.getOrDefault(key, key));
        answer(answer.path("values"), options.getOrDefault(key, Map.of()));
      }
    }
    for (JsonNode entry : lead.path("custom_disclaimer_responses")) {
      String text = consents.get(entry.path("checkbox_key").asText(""));
      if (text != null && entry instanceof ObjectNode consent) {
        consent.put("text", text);
      }
    }
    return lead;
  }

  private static void answer(JsonNode values, Map<String, String> texts) {
    if (values instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        String text = texts.get(array.path(i).asText(""));
        if (text != null) {
          array.set(i, array.textNode(text));
        }
      }
    }
  }
}
