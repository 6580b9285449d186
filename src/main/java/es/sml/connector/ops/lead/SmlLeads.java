package es.sml.connector.ops.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.client.SmlClient;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lists a customer's leads of an account in SML, by phone, e-mail address or name. It reads only
 * the first page. {@code LeadSearch} searches for the lead of an unknown outcome.
 */
record SmlLeads(SmlClient sml) {
  private static final int MOST = 100;

  /** Passes the leads that SML lists for a customer; returns whether SML showed all. */
  boolean ofCustomer(String account, LeadQuestion question, Consumer<JsonNode> leads) {
    String filter =
        switch (question.by()) {
          case PHONE -> "client__phone__icontains";
          case EMAIL -> "client__email__icontains";
          default -> "search";
        };
    boolean whole = true;
    for (String writing : question.writings()) {
      whole &= list(account, filter, writing, leads);
    }
    return whole;
  }

  /** Passes the leads that SML lists for a filter; returns whether SML showed all. */
  boolean list(String account, String filter, String value, Consumer<JsonNode> leads) {
    JsonNode page =
        sml.get(
            account, SmlOperation.LIST_LEADS, Map.of(), Map.of(filter, value, "page_size", MOST));
    page.path("results").forEach(leads);
    return !page.hasNonNull("next");
  }
}
