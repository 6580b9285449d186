package es.sml.connector.ops.limit;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.ledger.query.LeadFilter;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.parse.text.Misspelling;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Refuses a filter by a dealer or account that neither the configuration nor the stored leads have:
 * a misspelt name would look like a dealer without leads.
 *
 * @param accounts the account of each dealer in force
 */
public record KnownNames(
    Supplier<Map<String, String>> accounts, LeadRows rows, DeadLetterQueues queues) {
  private static final String DEALER = "dealer";
  private static final String ACCOUNT = "account";

  /**
   * Checks a request before it is narrowed to its caller's dealers.
   *
   * @throws OpsException with status 404 if it names an unknown dealer or account
   */
  public void check(OpsEndpoint endpoint, OpsRequest request) {
    if (request.caller().limit() != null) {
      return; // whoever has rights for some dealers may not learn the names of others
    }
    switch (endpoint) {
      case LIST_LEADS, LIST_DEAD_LETTERS, SHOW_REPORT, EXPORT_REPORT ->
          check(request.query().get(DEALER), request.query().get(ACCOUNT));
      case SEARCH_LEADS -> check(text(request.body(), DEALER), null);
      case REPLAY_DEAD_LETTERS, DISCARD_DEAD_LETTERS -> {
        JsonNode filter = request.body().path("filter");
        check(text(filter, DEALER), text(filter, ACCOUNT));
      }
      default -> {} // has no such filter
    }
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asText(null);
  }

  private void check(String dealers, String account) {
    Map<String, String> known = accounts.get();
    Set<String> written = OpsRequest.dealers(dealers);
    for (String dealer : written == null ? Set.<String>of() : written) {
      if (!known.containsKey(dealer)
          && !hasLeads(null, Set.of(dealer), DeadLetterSelector.all().dealers(Set.of(dealer)))) {
        throw OpsException.missing(
            "refused.no-dealer",
            "dealers.yaml has no dealer {0}{1}",
            PrintableText.line(dealer),
            Misspelling.hint(dealer, known.keySet()));
      }
    }
    if (account != null
        && !known.containsValue(account)
        && !hasLeads(account, null, DeadLetterSelector.all().account(account))) {
      throw OpsException.missing(
          "refused.no-account",
          "dealers.yaml has no account {0}{1}",
          PrintableText.line(account),
          Misspelling.hint(account, Set.copyOf(known.values())));
    }
  }

  // A dealer may be gone from dealers.yaml, and its leads are still here.
  private boolean hasLeads(String account, Set<String> dealers, DeadLetterSelector selector) {
    LeadFilter filter = new LeadFilter(null, null, account, dealers, null, null, null, null);
    return !rows.list(filter, null, 1).isEmpty()
        || Stream.of(OperatorQueue.values()).anyMatch(queue -> queues.holds(queue, selector));
  }
}
