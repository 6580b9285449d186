package es.sml.connector.parse.ads;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One Meta lead: a Graph API lead, a list of its answers, or a flat row of a relay. Decides how
 * many answers it may have, what marks a test lead, and how consent is noted.
 */
public final class MetaLead {
  /** The beginning of the answers that the testing tools of Meta and TikTok give. */
  public static final String TEST_VALUE = "<test lead: ";

  private static final Pattern PREFIXED_ID = Pattern.compile("[a-z]{1,2}:\\d+");
  private static final int MAX_ANSWERS = 100;
  private static final int EPOCH_SECONDS_DIGITS = 10;

  /** Meta's own data about the lead. All other fields in a flat row are answers. */
  private static final Set<String> ABOUT =
      Set.of(
          "id",
          "leadgen_id",
          "created_time",
          "form_id",
          "form_name",
          "page_id",
          "page_name",
          "ad_id",
          "ad_name",
          "adset_id",
          "adset_name",
          "adgroup_id",
          "campaign_id",
          "campaign_name",
          "platform",
          "is_organic",
          "lead_status",
          "field_data",
          "custom_disclaimer_responses",
          "partner_name",
          "retailer_item_id",
          "post",
          "home_listing",
          "post_submission_check_result");

  private final JsonNode json;
  private final FormAnswers answers;
  private final Vocabulary vocabulary;
  private boolean test;
  private int count;

  /**
   * Reads the lead's answers.
   *
   * @throws UnreadableMessageException if there are too many
   */
  MetaLead(JsonNode json, LabelDictionary labels, Vocabulary vocabulary) {
    this.json = json;
    this.vocabulary = vocabulary;
    this.answers = new FormAnswers(labels, true, vocabulary);
    if (isAnswerList(json)) {
      json.forEach(this::answer);
    } else {
      json.path("field_data").forEach(this::answer);
      json.properties().stream()
          .filter(field -> !ABOUT.contains(field.getKey()))
          .forEach(field -> other(field.getKey(), field.getValue()));
    }
  }

  // An advertisement of the dealer's stock names its vehicle in an object.
  private void other(String name, JsonNode value) {
    if (name.equals("vehicle") && value.isObject()) {
      value.properties().stream()
          .filter(part -> part.getValue().isValueNode())
          .forEach(
              part ->
                  answers.addOfVehicle(
                      false,
                      part.getKey(),
                      name + "." + part.getKey(),
                      JsonScalars.text(part.getValue())));
    } else if (value.isObject()) {
      JsonScalars.leaves(name, value, answers::note);
    } else {
      JsonScalars.leaves(name, value, this::answer);
    }
  }

  /** Returns whether the array contains a lead's answers without the lead. */
  static boolean isAnswerList(JsonNode json) {
    return json.isArray()
        && !json.isEmpty()
        && StreamSupport.stream(json.spliterator(), false)
            .allMatch(entry -> entry.has("name") && entry.path("values").isArray());
  }

  /** Returns whether the JSON is a Meta lead, with its answers or only with its id. */
  static boolean isLead(JsonNode json) {
    return isAnswerList(json)
        || json.path("field_data").isArray()
        || json.path("leadgen_id").isValueNode()
        || json.properties().stream().anyMatch(MetaLead::isOfExport);
  }

  // Only Meta's export marks a telephone so, and only its testing tool has such values.
  private static boolean isOfExport(Map.Entry<String, JsonNode> field) {
    String text = field.getValue().isTextual() ? field.getValue().asText() : "";
    return text.contains(TEST_VALUE)
        || (field.getKey().equals("phone_number") && text.startsWith("p:"));
  }

  boolean isTest() {
    return test;
  }

  /** Returns whether there is an id to fetch the answers by, but no answer. */
  boolean isIdAlone() {
    return !about("leadgen_id", "id").isEmpty()
        && json.path("field_data").isEmpty()
        && answers.fields() == 0;
  }

  LeadDraft read() {
    LeadDraft draft = answers.draft();
    String id = about("leadgen_id", "id");
    draft.externalId(id);
    draft.tag("id", id);
    String form = about("form_id", "form_name", "page_id", "campaign_id", "campaign_name");
    draft.provider(form.isEmpty() ? "Meta" : "Meta / " + form);
    draft.tag("origen", "Meta");
    draft.tag("campaña", about("campaign_name", "campaign_id"));
    draft.tag("anuncio", about("ad_name", "ad_id"));
    draft.tag("plataforma", about("platform"));
    String vehicle = vehicle();
    if (!vehicle.isEmpty()) {
      draft.vehicle().substitute(vehicle, "the campaign's or form's name");
    }
    note(draft, "Formulario", "form_name", "form_id");
    note(draft, "Campaña", "campaign_name", "campaign_id");
    note(draft, "Conjunto de anuncios", "adset_name", "adset_id", "adgroup_id");
    note(draft, "Anuncio", "ad_name", "ad_id");
    note(draft, "Página", "page_name", "page_id");
    note(draft, "Publicación orgánica", "is_organic");
    note(draft, "Estado en Meta", "lead_status");
    note(draft, "Referencia del vehículo", "retailer_item_id");
    draft.notes().add("Fecha de la solicitud", created());
    json.path("custom_disclaimer_responses")
        .forEach(
            response ->
                draft
                    .notes()
                    .add(
                        "Consentimiento " + JsonScalars.text(response, "checkbox_key"),
                        consent(response) + textOf(response)));
    return draft;
  }

  /**
   * Returns the first of the names that names a model; else the campaign's, which may name none.
   */
  private String vehicle() {
    return Stream.of("campaign_name", "form_name", "ad_name")
        .map(this::about)
        .filter(name -> vocabulary.cars().in(name).stream().anyMatch(car -> car.model() != null))
        .findFirst()
        .orElseGet(() -> about("campaign_name", "form_name"));
  }

  // The webhook's route reads the text of the box from its form.
  private static String textOf(JsonNode response) {
    String text = JsonScalars.text(response, "text").strip();
    return text.isEmpty() ? "" : " («" + text + "»)";
  }

  // Meta writes true, "1" or nothing. No value may be a form without the box.
  private static String consent(JsonNode response) {
    if (!response.hasNonNull("is_checked")) {
      return "no consta";
    }
    String checked = JsonScalars.text(response, "is_checked").strip();
    return checked.isEmpty() || checked.equals("0") || checked.equals("false") ? "no" : "sí";
  }

  /** Adds the name and the id of one thing, in one note. */
  private void note(LeadDraft draft, String label, String... names) {
    draft.note(label, Stream.of(names).map(this::about));
  }

  private void answer(JsonNode entry) {
    JsonNode values = entry.path("values");
    if (values.isArray()) {
      values.forEach(value -> answer(JsonScalars.text(entry, "name"), JsonScalars.text(value)));
    } else {
      answer(JsonScalars.text(entry, "name"), JsonScalars.firstText(entry, "values", "value"));
    }
  }

  private void answer(String question, String answer) {
    if (++count > MAX_ANSWERS) {
      throw new UnreadableMessageException(
          "the Meta lead has more than " + MAX_ANSWERS + " answers; shorten the form");
    }
    test |= answer.contains(TEST_VALUE);
    answers.add(question, readable(answer));
  }

  // Meta sends a chosen option as its key: "sí,_este_mes".
  private static String readable(String answer) {
    boolean key = answer.indexOf('_') > 0 && answer.indexOf(' ') < 0 && answer.indexOf('@') < 0;
    return key && answer.indexOf('/') < 0 ? answer.replace('_', ' ') : answer;
  }

  /** Returns the first non-empty field, without the mark that exports put before ids. */
  private String about(String... names) {
    String text = json.isObject() ? JsonScalars.firstText(json, names) : "";
    return PREFIXED_ID.matches(text) ? text.substring(text.indexOf(':') + 1) : text;
  }

  private String created() {
    String created = about("created_time");
    boolean epoch =
        created.length() == EPOCH_SECONDS_DIGITS
            && created.chars().allMatch(c -> c >= '0' && c <= '9');
    return epoch ? Instant.ofEpochSecond(Long.parseLong(created)).toString() : created;
  }
}
