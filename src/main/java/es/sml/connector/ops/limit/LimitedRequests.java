package es.sml.connector.ops.limit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.lead.LeadQueries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Refuses or narrows a request of a person with rights for some dealers. It decides which endpoints
 * such a person may use.
 */
public record LimitedRequests(LeadQueries leads, DeadLetterIndex deadLetters) {
  private static final String DEALER = "dealer";

  /**
   * Returns the request that concerns only dealers of its caller's limit.
   *
   * @throws OpsException if it concerns other dealers, or all
   */
  public OpsRequest narrowed(OpsEndpoint endpoint, OpsRequest request) {
    DealerLimit limit = request.caller().limit();
    if (limit == null) {
      return request;
    }
    ObjectNode body = request.body();
    return switch (endpoint) {
      case SHOW_STATUS, LIST_CRMS, LIST_PAUSES, DESCRIBE -> request; // their answers are limited
      case LIST_LEADS, LIST_DEAD_LETTERS, SHOW_REPORT, EXPORT_REPORT -> {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.put(DEALER, dealers(limit, query.get(DEALER)));
        yield request.with(query, body);
      }
      case SEARCH_LEADS -> with(request, narrowed(limit, body));
      case REPLAY_DEAD_LETTERS, DISCARD_DEAD_LETTERS -> batch(limit, request);
      case SHOW_DEAD_LETTER,
          UNMASK_DEAD_LETTER,
          DOWNLOAD_DEAD_LETTER,
          TRY_DEAD_LETTER,
          CREATE_BY_HAND ->
          allowed(limit, deadLetters.one(request.name()).dealer(), request);
      case SHOW_LEAD, UNMASK_LEAD, RESOLVE_LEAD ->
          allowed(limit, leads.one(request.name()).dealer(), request);
      case LIST_AUDIT -> audit(limit, request);
      case TRY_MESSAGE -> allowed(limit, body.path(DEALER).asText(), request);
      case TEST_CHANNEL -> allowedPart(limit, body.path("channel").asText(), request);
      case LIST_EVENTS, RETRY_CRM, TEST_CRM, REDELIVER_EVENTS ->
          allowed(limit, request.name(), request);
      case RESUME_ACCOUNT -> allowedAccount(limit, request.name(), request);
      case PAUSE, RESUME -> pause(limit, body.path("name").asText(), request);
      default -> throw OpsException.forAllDealers();
    };
  }

  // The page of a lead shows what operators did with it.
  private OpsRequest audit(DealerLimit limit, OpsRequest request) {
    String key = request.query().getOrDefault("key", "");
    if (key.isEmpty()) {
      throw OpsException.forAllDealers();
    }
    return allowed(limit, leads.one(key).dealer(), request);
  }

  private static OpsRequest pause(DealerLimit limit, String name, OpsRequest request) {
    boolean allowed =
        limit
            .pausable(request.body().path("kind").asText())
            .orElseThrow(OpsException::forAllDealers)
            .test(name);
    return orRefused(allowed, limit, request);
  }

  private OpsRequest batch(DealerLimit limit, OpsRequest request) {
    for (JsonNode name : request.body().path("deadLetters")) {
      allowed(limit, deadLetters.one(name.asText()).dealer(), request);
    }
    if (!(request.body().path("filter") instanceof ObjectNode filter)) {
      return request;
    }
    ObjectNode body = request.body().deepCopy();
    body.set("filter", narrowed(limit, filter));
    return with(request, body);
  }

  private static ObjectNode narrowed(DealerLimit limit, ObjectNode fields) {
    String written = fields.path(DEALER).asText("");
    return fields.deepCopy().put(DEALER, dealers(limit, written));
  }

  private static String dealers(DealerLimit limit, String written) {
    Set<String> wanted = OpsRequest.dealers(written);
    if (wanted == null) {
      return String.join(",", limit.dealers());
    }
    if (!limit.dealers().containsAll(wanted)) {
      throw otherDealer(limit);
    }
    return written;
  }

  private static OpsRequest with(OpsRequest request, ObjectNode body) {
    return request.with(request.query(), body);
  }

  private static OpsRequest allowed(DealerLimit limit, String dealer, OpsRequest request) {
    return orRefused(limit.allows(dealer), limit, request);
  }

  private static OpsRequest allowedPart(DealerLimit limit, String name, OpsRequest request) {
    return orRefused(limit.allowsPart(name), limit, request);
  }

  private static OpsRequest allowedAccount(DealerLimit limit, String id, OpsRequest request) {
    return orRefused(limit.accounts().contains(id), limit, request);
  }

  private static OpsRequest orRefused(boolean allowed, DealerLimit limit, OpsRequest request) {
    if (!allowed) {
      throw otherDealer(limit);
    }
    return request;
  }

  private static OpsException otherDealer(DealerLimit limit) {
    return new OpsException(
        403,
        LocalizedText.of("refused.other-dealer", "your rights are only for: {0}", limit.named()));
  }
}
