package es.sml.connector.sandbox.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The leads of the stand-in for LinkedIn's API, in memory. */
public final class LinkedInLeads {
  /** The token that is valid at the start. */
  public static final String TOKEN = "demo-linkedin-token";

  /** The ad account of leads that name no other one. */
  static final String ACCOUNT = "urn:li:sponsoredAccount:555";

  private final Map<String, ObjectNode> leads = new LinkedHashMap<>();
  private long next = 1;

  /** Adds a lead. Its submittedAt is in milliseconds since 1970, by default now. */
  ObjectNode add(JsonNode json, Instant now) {
    ObjectNode lead = json.deepCopy();
    if (!lead.hasNonNull("id")) {
      lead.put("id", "9f3c2b10-0000-4000-8000-" + String.format("%012d", next++) + "-4");
    }
    if (!lead.has("owner")) {
      lead.putObject("owner").put("sponsoredAccount", ACCOUNT);
    }
    if (!lead.has("submittedAt")) {
      lead.put("submittedAt", now.toEpochMilli());
    }
    lead.put("leadType", "SPONSORED");
    if (!lead.has("testLead")) {
      lead.put("testLead", false);
    }
    leads.put(lead.path("id").asText(), lead);
    return lead;
  }

  ObjectNode one(String id) {
    return leads.get(id);
  }

  /** Returns the leads of an ad account from a time on, the newest first. */
  List<ObjectNode> of(String account, long from) {
    return leads.values().stream()
        .filter(lead -> lead.path("owner").path("sponsoredAccount").asText().equals(account))
        .filter(lead -> lead.path("submittedAt").asLong() >= from)
        .sorted(Comparator.comparing((ObjectNode lead) -> -lead.path("submittedAt").asLong()))
        .toList();
  }

  /** Returns the fields that were asked for; others are absent without an error. */
  static ObjectNode select(ObjectNode lead, List<String> fields) {
    ObjectNode selected = Json.object();
    fields.stream()
        .map(field -> field.replaceFirst(":.*", ""))
        .filter(lead::has)
        .forEach(field -> selected.set(field, lead.get(field)));
    return selected;
  }
}
