package es.sml.connector.door.fetch.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The questions and consents of a lead's form. An answer has only the numbers of its question and
 * its options, so a lead is completed with their texts.
 */
final class LinkedInForm {
  private static final String NAME = "name";

  private final Map<String, String> questions = new HashMap<>();
  private final Map<String, Map<String, String>> options = new HashMap<>();
  private final Map<String, String> consents = new HashMap<>();

  private LinkedInForm(JsonNode content) {
    for (JsonNode question : content.path("questions")) {
      String id = question.path("questionId").asText("");
      // The name of a usual question, such as FIRST_NAME, is more precise than its text.
      String usual = question.path("predefinedField").asText("");
      put(questions, id, usual.isEmpty() ? text(question.path("question")) : usual);
      Map<String, String> texts = new HashMap<>();
      question
          .path("questionDetails")
          .path("multipleChoiceQuestionDetails")
          .path("options")
          .forEach(option -> put(texts, option.path("id").asText(""), text(option.path("text"))));
      options.put(id, texts);
    }
    content
        .path("legalInfo")
        .path("consents")
        .forEach(consent -> put(consents, consent.path("id").asText(""), text(consent)));
  }

  /** Writes the form's texts into the lead, and removes the rest of the form. */
  static ObjectNode complete(ObjectNode lead) {
    JsonNode form = lead.path("form");
    new LinkedInForm(form.path("content")).write(lead.path("formResponse"));
    lead.remove("form");
    if (form.path(NAME).isTextual()) {
      lead.put("form_name", form.path(NAME).textValue());
    }
    if (!form.path("hiddenFields").isEmpty()) {
      lead.set("hiddenFields", form.path("hiddenFields"));
    }
    return lead;
  }

  private void write(JsonNode response) {
    for (JsonNode entry : response.path("answers")) {
      String id = entry.path("questionId").asText("");
      if (entry instanceof ObjectNode answer && questions.containsKey(id)) {
        answer.put(NAME, questions.get(id));
      }
      JsonNode chosen = entry.path("answerDetails").path("multipleChoiceAnswer").path("options");
      if (chosen instanceof ArrayNode array) {
        replace(array, options.getOrDefault(id, Map.of()));
      }
    }
    for (JsonNode entry : response.path("consentResponses")) {
      String text = consents.get(entry.path("consentId").asText(""));
      if (entry instanceof ObjectNode consent && text != null) {
        consent.put("text", text);
      }
    }
  }

  private static void replace(ArrayNode ids, Map<String, String> texts) {
    for (int i = 0; i < ids.size(); i++) {
      String text = texts.get(ids.path(i).asText(""));
      if (text != null) {
        ids.set(i, ids.textNode(text));
      }
    }
  }

  // The texts are in the form's language alone, below "localized" and perhaps below "content".
  private static String text(JsonNode node) {
    JsonNode localized = node.has("content") ? node.path("content") : node;
    for (JsonNode text : localized.path("localized")) {
      return text.asText("");
    }
    return "";
  }

  private static void put(Map<String, String> texts, String id, String text) {
    if (!id.isEmpty() && !text.isBlank()) {
      texts.put(id, text);
    }
  }
}
