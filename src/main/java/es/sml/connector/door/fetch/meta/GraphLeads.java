package es.sml.connector.door.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads leads with all the fields that it names. If Meta's version refuses one of them, it reads
 * few fields for a while.
 */
final class GraphLeads {
  private static final Logger LOG = LoggerFactory.getLogger(GraphLeads.class);

  /** A field that is not named is absent without an error. */
  static final String ALL =
      "id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,"
          + "field_data,custom_disclaimer_responses,is_organic,platform,partner_name,"
          + "retailer_item_id,vehicle{vehicle_id,vin,make,model,year,trim,price,mileage,"
          + "state_of_vehicle,dealer_id,dealer_name}";

  static final String FEW = "id,created_time,form_id,field_data";

  private static final String LIMIT = "100";
  private static final Map<String, String> ONE = Map.of("limit", "1", "fields", "id");
  private static final int MOST_PAGES = 10_000;
  private static final Duration FEW_FOR = Duration.ofHours(1);

  private final GraphClient client;
  private final GraphForms forms;
  private final LongSupplier nanos;
  private volatile boolean isFew;
  private volatile long fewSince;

  /**
   * @param nanos monotonic clock
   */
  GraphLeads(GraphClient client, GraphForms forms, LongSupplier nanos) {
    this.client = client;
    this.forms = forms;
    this.nanos = nanos;
  }

  /**
   * Returns one lead with the texts of its form.
   *
   * @throws ApiException if it cannot be read now
   */
  ObjectNode one(String page, String id) {
    return complete(page, get(page, id, Map.of()));
  }

  /**
   * Passes each lead of a form, in any order.
   *
   * @param after time in seconds since 1970 before the first lead; 0 for all leads
   * @throws ApiException if they cannot be read to the end
   */
  void each(String page, String form, long after, Consumer<ObjectNode> reader) {
    Map<String, String> query = new HashMap<>(Map.of("limit", LIMIT));
    if (after > 0) {
      query.put(
          "filtering",
          "[{\"field\":\"time_created\",\"operator\":\"GREATER_THAN\",\"value\":" + after + "}]");
    }
    pages(
        query,
        wanted -> get(page, form + "/leads", wanted),
        lead -> reader.accept(complete(page, lead)));
  }

  /** Returns the ids of all forms of a page, archived ones, too. */
  List<String> formsOf(String page) {
    List<String> ids = new ArrayList<>();
    pages(
        Map.of("limit", LIMIT, "fields", "id"),
        wanted -> client.get(page, page + "/leadgen_forms", wanted),
        form -> {
          if (MetaRules.isId(form.path("id").asText())) {
            ids.add(form.path("id").asText());
          }
        });
    return ids;
  }

  /** Reads one form of a page and one lead of it: Meta has a permission for each. */
  void probePage(String page) {
    JsonNode form = client.get(page, page + "/leadgen_forms", ONE).path("data").path(0).path("id");
    if (MetaRules.isId(form.asText())) {
      probeForm(page, form.asText());
    }
  }

  void probeForm(String page, String form) {
    client.get(page, form + "/leads", ONE);
  }

  /** Reads a list by its cursors; the addresses that the response names are never called. */
  private static void pages(Map<String, String> query, Request request, Consumer<JsonNode> reader) {
    Map<String, String> wanted = new HashMap<>(query);
    Set<String> cursors = new HashSet<>();
    for (int i = 0; i < MOST_PAGES; i++) {
      JsonNode page = request.send(wanted);
      page.path("data").forEach(reader);
      String next = page.path("paging").path("cursors").path("after").asText("");
      if (!page.path("paging").has("next") || next.isEmpty()) {
        return;
      }
      if (!cursors.add(next)) {
        break;
      }
      wanted.put("after", next);
    }
    throw new ApiException(
        Kind.UNAVAILABLE,
        LocalizedText.of("meta.no-end", "Meta's list of leads or forms has no end"),
        null);
  }

  private interface Request {
    JsonNode send(Map<String, String> query);
  }

  private ObjectNode complete(String page, JsonNode lead) {
    if (!(lead instanceof ObjectNode object)) {
      throw new ApiException(
          Kind.UNAVAILABLE, LocalizedText.of("meta.no-lead", "Meta's response is no lead"), null);
    }
    mileage(object.path("vehicle"));
    return forms.get(page, object.path("form_id").asText("")).complete(object);
  }

  // The parser reads values, and this one is an object.
  private static void mileage(JsonNode vehicle) {
    JsonNode mileage = vehicle.path("mileage");
    if (vehicle instanceof ObjectNode object && mileage.isObject()) {
      object.put(
          "mileage",
          (mileage.path("value").asText("") + " " + mileage.path("unit").asText("")).strip());
    }
  }

  private JsonNode get(String page, String path, Map<String, String> query) {
    if (isFew && nanos.getAsLong() - fewSince > FEW_FOR.toNanos()) {
      isFew = false;
    }
    if (isFew) {
      return client.get(page, path, with(query, FEW));
    }
    try {
      return client.get(page, path, with(query, ALL));
    } catch (ApiException e) {
      if (!e.isAbsent()) {
        throw e;
      }
    }
    JsonNode few = client.get(page, path, with(query, FEW));
    try {
      return client.get(page, path, with(query, ALL)); // the lead is only just visible
    } catch (ApiException e) {
      if (e.isAbsent()) {
        fewSince = nanos.getAsLong();
        isFew = true;
        LOG.warn(
            "Meta refuses a field of leads; for an hour, leads come without their advertisement,"
                + " consents and vehicle: check the version in meta.graph-url");
      }
      return few;
    }
  }

  private static Map<String, String> with(Map<String, String> query, String fields) {
    Map<String, String> all = new HashMap<>(query);
    all.put("fields", fields);
    return all;
  }
}
