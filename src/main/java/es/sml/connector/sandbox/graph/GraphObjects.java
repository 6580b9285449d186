package es.sml.connector.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The pages, forms and leads of the stand-in for Meta's Graph API, in memory. Decides which of them
 * exist at the start.
 */
public final class GraphObjects {
  /** The page that there is at the start. */
  static final String PAGE = "111";

  /** The form that there is at the start. */
  static final String FORM = "333";

  /** The token that is valid at the start. */
  public static final String TOKEN = "demo-page-token";

  /** The app secret; it never changes. */
  static final String APP_SECRET = "demo-app-secret";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Map<String, ObjectNode> forms = new LinkedHashMap<>();
  private final Map<String, Lead> leads = new LinkedHashMap<>();
  private long nextId = 900_000_000_000_001L;

  public GraphObjects() {
    addForm(Json.object().put("id", FORM).put("name", "Formulario de prueba"));
  }

  /** A lead with its time in seconds since 1970. */
  record Lead(ObjectNode json, long created) {}

  /** Adds a form, or replaces it. */
  ObjectNode addForm(JsonNode json) {
    ObjectNode form = json.deepCopy();
    putIfAbsent(form, "id", Long.toString(nextId++));
    putIfAbsent(form, "page_id", PAGE);
    putIfAbsent(form, "status", "ACTIVE");
    forms.put(form.path("id").asText(), form);
    return form;
  }

  /** Adds a lead. Its created_time is a time as Meta writes it, or seconds since 1970. */
  Lead addLead(JsonNode json, Instant now) {
    ObjectNode lead = json.deepCopy();
    putIfAbsent(lead, "id", Long.toString(nextId++));
    putIfAbsent(lead, "form_id", FORM);
    long created =
        lead.path("created_time").isIntegralNumber()
            ? lead.path("created_time").asLong()
            : now.getEpochSecond();
    lead.put("created_time", TIME.format(Instant.ofEpochSecond(created)));
    Lead added = new Lead(lead, created);
    leads.put(lead.path("id").asText(), added);
    return added;
  }

  private static void putIfAbsent(ObjectNode json, String field, String value) {
    if (!json.hasNonNull(field)) {
      json.put(field, value);
    }
  }

  ObjectNode form(String id) {
    return forms.get(id);
  }

  ObjectNode lead(String id) {
    Lead lead = leads.get(id);
    return lead == null ? null : lead.json();
  }

  boolean isPage(String id) {
    return forms.values().stream().anyMatch(form -> form.path("page_id").asText().equals(id));
  }

  List<ObjectNode> formsOf(String page) {
    return forms.values().stream()
        .filter(form -> form.path("page_id").asText().equals(page))
        .toList();
  }

  /** Returns the leads of a form after a time in seconds since 1970, the newest first. */
  List<ObjectNode> leadsOf(String form, long after) {
    List<Lead> found = new ArrayList<>();
    leads
        .values()
        .forEach(
            lead -> {
              if (lead.json().path("form_id").asText().equals(form) && lead.created() > after) {
                found.add(lead);
              }
            });
    found.sort(Comparator.comparingLong(Lead::created).reversed());
    return found.stream().map(Lead::json).toList();
  }
}
