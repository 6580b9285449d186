package es.sml.connector.parse.json;

import static es.sml.connector.parse.ValueKind.CODE;
import static es.sml.connector.parse.ValueKind.DATE;
import static es.sml.connector.parse.ValueKind.EMAIL;
import static es.sml.connector.parse.ValueKind.KILOMETRES;
import static es.sml.connector.parse.ValueKind.PHONE;
import static es.sml.connector.parse.ValueKind.PLATE;
import static es.sml.connector.parse.ValueKind.PRICE;
import static es.sml.connector.parse.ValueKind.TEXT;
import static es.sml.connector.parse.ValueKind.WORD;
import static es.sml.connector.parse.ValueKind.YEAR;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.RandomValues;
import es.sml.connector.parse.ValueKind;
import java.util.Map;
import java.util.TreeMap;

/** Random leads of Meta's and Google's forms, with known and own questions. */
public final class AdLeadMessages {
  /** Questions of Meta's forms, as its names write them. */
  private static final Map<String, ValueKind> OF_META =
      Map.ofEntries(
          Map.entry("first_name", WORD),
          Map.entry("last_name", WORD),
          Map.entry("email", EMAIL),
          Map.entry("phone_number", PHONE),
          Map.entry("city", TEXT),
          Map.entry("province", TEXT),
          Map.entry("post_code", KILOMETRES),
          Map.entry("street_address", TEXT),
          Map.entry("job_title", TEXT),
          Map.entry("company_name", TEXT));

  private static final Map<String, ValueKind> OF_GOOGLE =
      Map.ofEntries(
          Map.entry("FIRST_NAME", WORD),
          Map.entry("LAST_NAME", WORD),
          Map.entry("EMAIL", EMAIL),
          Map.entry("WORK_EMAIL", EMAIL),
          Map.entry("PHONE_NUMBER", PHONE),
          Map.entry("WORK_PHONE", PHONE),
          Map.entry("POSTAL_CODE", KILOMETRES),
          Map.entry("CITY", TEXT),
          Map.entry("REGION", TEXT),
          Map.entry("STREET_ADDRESS", TEXT),
          Map.entry("COMPANY_NAME", TEXT),
          Map.entry("JOB_TITLE", TEXT),
          Map.entry("VEHICLE_MODEL", TEXT),
          Map.entry("VEHICLE_TYPE", TEXT));

  private static final Map<String, ValueKind> OWN_QUESTIONS =
      Map.ofEntries(
          Map.entry("¿qué_modelo_te_interesa?", TEXT),
          Map.entry("¿qué_coche_quieres_entregar?", TEXT),
          Map.entry("¿cuándo_quieres_probarlo?", DATE),
          Map.entry("¿cómo_prefieres_que_te_contactemos?", TEXT),
          Map.entry("¿necesitas_financiación?", TEXT),
          Map.entry("¿cuál_es_tu_presupuesto?", PRICE),
          Map.entry("matrícula_de_tu_coche", PLATE),
          Map.entry("kilómetros_de_tu_coche", KILOMETRES),
          Map.entry("año_de_tu_coche", YEAR),
          Map.entry("comentarios", TEXT),
          Map.entry("cita", TEXT),
          Map.entry("garantía", TEXT),
          Map.entry("comercial", TEXT),
          Map.entry("¿algo_más?", TEXT));

  private final RandomValues values;
  private final ObjectNode lead = LeadJson.MAPPER.createObjectNode();

  private AdLeadMessages(RandomValues values) {
    this.values = values;
  }

  /** A lead of Meta's Graph API. */
  public static InboundMessage ofMeta(RandomValues values) {
    AdLeadMessages meta = new AdLeadMessages(values);
    meta.put("id", CODE);
    meta.maybe("created_time", DATE);
    for (String about : new String[] {"ad", "adset", "campaign", "form", "page"}) {
      meta.maybe(about + "_id", CODE);
      meta.maybe(about + "_name", TEXT);
    }
    meta.maybe("platform", WORD);
    meta.maybe("retailer_item_id", CODE);
    ArrayNode answers = meta.lead.putArray("field_data");
    meta.each(OF_META, (name, kind) -> answer(answers, name, meta.random(name, kind)));
    meta.each(OWN_QUESTIONS, (name, kind) -> answer(answers, name, meta.random(name, kind)));
    answer(answers, "phone", meta.random("phone", PHONE)); // without it, it may be no lead
    ArrayNode consents = meta.lead.putArray("custom_disclaimer_responses");
    consents
        .addObject()
        .put("checkbox_key", meta.random("checkbox_key", WORD))
        .put("is_checked", "1");
    return meta.message();
  }

  private static void answer(ArrayNode answers, String name, String value) {
    answers.addObject().put("name", name).putArray("values").add(value);
  }

  /** A lead of a Google Ads lead form. */
  public static InboundMessage ofGoogle(RandomValues values) {
    AdLeadMessages google = new AdLeadMessages(values);
    google.put("lead_id", CODE);
    for (String about : new String[] {"form", "campaign", "adgroup", "creative", "asset_group"}) {
      google.maybe(about + "_id", CODE);
    }
    google.maybe("campaign_name", TEXT);
    google.maybe("form_name", TEXT);
    google.maybe("gcl_id", CODE);
    google.maybe("lead_submit_time", DATE);
    google.maybe("lead_source", WORD);
    ArrayNode columns = google.lead.putArray("user_column_data");
    google.each(OF_GOOGLE, (id, kind) -> column(columns, id, "", google.random(id, kind)));
    google.each(
        OWN_QUESTIONS, (name, kind) -> column(columns, "CUSTOM", name, google.random(name, kind)));
    column(columns, "PHONE_NUMBER", "", google.random("PHONE_NUMBER", PHONE));
    return google.message();
  }

  private static void column(ArrayNode columns, String id, String name, String value) {
    columns.addObject().put("column_id", id).put("column_name", name).put("string_value", value);
  }

  private interface Answer {
    void put(String question, ValueKind kind);
  }

  private void each(Map<String, ValueKind> questions, Answer answer) {
    new TreeMap<>(questions)
        .forEach(
            (question, kind) -> {
              if (!values.chance(3)) {
                answer.put(question, kind);
              }
            });
  }

  private void maybe(String name, ValueKind kind) {
    if (!values.chance(3)) {
      put(name, kind);
    }
  }

  private void put(String name, ValueKind kind) {
    lead.put(name, random(name, kind));
  }

  private String random(String place, ValueKind kind) {
    return values.put(place, kind);
  }

  private InboundMessage message() {
    return Messages.queued("application/json", lead.toString());
  }
}
