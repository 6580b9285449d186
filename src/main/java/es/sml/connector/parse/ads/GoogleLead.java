package es.sml.connector.parse.ads;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.vocabulary.Vocabulary;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One lead of a Google Ads lead form: its answers, notes and tags. Decides how many answers it may
 * have, and what marks a test lead.
 */
final class GoogleLead {
  /** The field with the answers. Only Google's leads have it. */
  static final String ANSWERS = "user_column_data";

  private static final int MAX_ANSWERS = 100;

  /** The id of every test lead. It shows a test even if a relay drops the test mark. */
  private static final String TEST_ID = "TeSter-123-";

  /** Fields that are read by name, and the key, which must stay secret. */
  private static final Set<String> READ =
      Set.of(
          ANSWERS,
          "google_key",
          "api_version",
          "is_test",
          "lead_id",
          "form_id",
          "lead_form_id",
          "form_name",
          "lead_form_name",
          "campaign_id",
          "campaign_name",
          "lead_submit_time");

  private final JsonNode json;
  private final FormAnswers answers;

  /**
   * Reads the lead's answers.
   *
   * @throws UnreadableMessageException if there are too many
   */
  GoogleLead(JsonNode json, LabelDictionary labels, Vocabulary vocabulary) {
    this.json = json;
    this.answers = new FormAnswers(labels, true, vocabulary);
    JsonNode columns = json.path(ANSWERS);
    if (columns.size() > MAX_ANSWERS) {
      throw new UnreadableMessageException(
          "the Google lead has more than " + MAX_ANSWERS + " answers; shorten the form");
    }
    columns.forEach(
        column ->
            answers.add(
                JsonScalars.text(column, "column_id"),
                JsonScalars.text(column, "column_name"),
                JsonScalars.text(column, "string_value")));
  }

  /** Returns whether Google's "send test data" created it. */
  boolean isTest() {
    return json.hasNonNull("is_test")
        ? json.get("is_test").asBoolean()
        : JsonScalars.text(json, "lead_id").startsWith(TEST_ID);
  }

  /** Returns whether it carries that key. The comparison takes constant time. */
  boolean hasKey(Secret key) {
    return MessageDigest.isEqual(
        JsonScalars.text(json, "google_key").getBytes(StandardCharsets.UTF_8),
        key.reveal().getBytes(StandardCharsets.UTF_8));
  }

  LeadDraft read() {
    LeadDraft draft = answers.draft();
    String id = JsonScalars.firstText(json, "lead_id");
    draft.externalId(id);
    draft.tag("id", id);
    String form =
        JsonScalars.firstText(
            json, "form_id", "lead_form_id", "lead_form_name", "campaign_id", "campaign_name");
    draft.provider(form.isEmpty() ? "Google Ads" : "Google Ads / " + form);
    draft.tag("origen", "Google Ads");
    draft.tag("campaña", JsonScalars.firstText(json, "campaign_name", "campaign_id"));
    String vehicle = JsonScalars.firstText(json, "campaign_name", "form_name", "lead_form_name");
    if (!vehicle.isEmpty()) {
      draft.vehicle().substitute(vehicle, "the campaign's or form's name");
    }
    note(draft, "Formulario", "form_name", "lead_form_name", "form_id", "lead_form_id");
    note(draft, "Campaña", "campaign_name", "campaign_id");
    draft.notes().add("Fecha de la solicitud", JsonScalars.firstText(json, "lead_submit_time"));
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!READ.contains(field.getKey())) {
        JsonScalars.leaves(field.getKey(), field.getValue(), draft.notes()::add);
      }
    }
    return draft;
  }

  /** Adds the names and the ids of one thing, in one note. */
  private void note(LeadDraft draft, String label, String... names) {
    draft.note(label, Stream.of(names).map(name -> JsonScalars.text(json, name)));
  }
}
