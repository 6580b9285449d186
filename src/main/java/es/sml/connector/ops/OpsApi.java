package es.sml.connector.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.LetterUnreachableException;
import es.sml.connector.deliver.AuditEntry;
import es.sml.connector.deliver.Operation;
import es.sml.connector.deliver.OperationAudit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jms.JmsException;

/** Answers the requests to the ops API in JSON. */
public final class OpsApi {
  private static final Logger LOG = LoggerFactory.getLogger(OpsApi.class);
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final int LONGEST_REASON = 500;

  private final StatusDesk status;
  private final LetterDesk letters;
  private final LetterWork work;
  private final LetterReplay replay;
  private final LetterDiscard discard;
  private final LeadDesk leads;
  private final LeadFinder finder;
  private final LeadResolution resolution;
  private final LeadErasure erasure;
  private final AccountResumption resumption;
  private final OperationAudit audit;
  private final Supplier<ReloadResult> reload;

  OpsApi(
      StatusDesk status,
      LetterDesk letters,
      LetterWork work,
      LetterReplay replay,
      LetterDiscard discard,
      LeadDesk leads,
      LeadFinder finder,
      LeadResolution resolution,
      LeadErasure erasure,
      AccountResumption resumption,
      OperationAudit audit,
      Supplier<ReloadResult> reload) {
    this.status = status;
    this.letters = letters;
    this.work = work;
    this.replay = replay;
    this.discard = discard;
    this.leads = leads;
    this.finder = finder;
    this.resolution = resolution;
    this.erasure = erasure;
    this.resumption = resumption;
    this.audit = audit;
    this.reload = reload;
  }

  /** Answers the request of the exchange. */
  public void answer(OpsEndpoint endpoint, Exchange exchange) {
    if (endpoint == OpsEndpoint.DESCRIBE) {
      OpsResponses.put(exchange, 200, "application/yaml", description());
      return;
    }
    JsonNode answer = answer(endpoint, OpsRequest.of(exchange), exchange.getContext());
    OpsResponses.json(exchange, 200, answer);
  }

  /** Answers with the error of a failed request. */
  public void refuse(Exchange exchange) {
    refusal(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)).write(exchange);
  }

  /** Returns the error that the caller may see. */
  public static Refusal refusal(Exception failure) {
    if (failure instanceof OpsException refusal) {
      return new Refusal(refusal.status(), refusal.getMessage(), refusal.retryAfter());
    }
    if (failure instanceof LetterUnreachableException) {
      return new Refusal(503, failure.getMessage());
    }
    if (failure instanceof JmsException) {
      return new Refusal(
          503, "the broker does not respond; see the health of the component broker");
    }
    if (failure instanceof DataAccessException) {
      return new Refusal(
          503, "the ledger does not respond; see the component database in sml-connector status");
    }
    Refusal ofSml = SmlRefusals.of(failure);
    if (ofSml != null) {
      return ofSml;
    }
    LOG.error("the ops API failed with an unexpected {}", failure.getClass().getName());
    return new Refusal(
        500,
        "unexpected "
            + failure.getClass().getName()
            + "; see the connector's log at this time"
            + "; see the connector's log at this time");
  }

  /**
   * Returns the response of an endpoint.
   *
   * @param context the context whose health the status shows
   */
  public JsonNode answer(OpsEndpoint endpoint, OpsRequest request, CamelContext context) {
    return switch (endpoint) {
      case SHOW_STATUS -> status.show(context);
      case LIST_DEAD_LETTERS -> letters.list(request);
      case SHOW_DEAD_LETTER -> letters.show(request, false);
      case UNMASK_DEAD_LETTER -> letters.show(request, true);
      case REPLAY_DEAD_LETTERS -> work.run(request, request.operation("replay", null), replay);
      case DISCARD_DEAD_LETTERS -> work.run(request, discarding(request), discard);
      case LIST_LEADS -> leads.list(request);
      case SEARCH_LEADS -> finder.search(request);
      case SHOW_LEAD -> leads.show(request, false);
      case UNMASK_LEAD -> leads.show(request, true);
      case RESOLVE_LEAD -> resolution.resolve(request, leads.one(request.name()));
      case ERASE_LEADS -> erasure.erase(request, leads);
      case LIST_AUDIT -> audit(request);
      case RESUME_ACCOUNT -> resumption.resume(request);
      case RELOAD -> reload(request);
      case DESCRIBE -> throw new AssertionError("is not JSON");
    };
  }

  private static Operation discarding(OpsRequest request) {
    String reason = PrintableText.line(request.body().path("reason").asText("")).strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw OpsException.wrong("reason must have 1 to " + LONGEST_REASON + " characters");
    }
    return request.operation("discard", reason);
  }

  private ObjectNode reload(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    ReloadResult result = reload.get();
    audit.note(request.operation("reload", null), null, PrintableText.line(result.summary()));
    return result.json();
  }

  private ObjectNode audit(OpsRequest request) {
    int limit = Paging.limit(request.query().get("limit"), USUAL_PAGE, LARGEST_PAGE);
    LetterCursor after =
        request.query().get("after") == null
            ? new LetterCursor(Long.MAX_VALUE, "")
            : LetterCursor.read(request.query().get("after"));
    List<AuditEntry> found =
        audit.list(request.query().getOrDefault("key", ""), after.buried(), after.id(), limit + 1);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var entries = answer.putArray("entries");
    for (AuditEntry entry : found.subList(0, Math.min(limit, found.size()))) {
      entries
          .addObject()
          .put("at", LetterJson.time(entry.at()))
          .put("who", entry.who())
          .put("action", entry.operation())
          .put("key", entry.leadKey())
          .put("details", entry.details())
          .put("outcome", entry.outcome());
    }
    AuditEntry last = found.size() > limit ? found.get(limit - 1) : null;
    answer.put("next", last == null ? null : last.at() + "-" + last.auditId());
    return answer;
  }

  private static String description() {
    try (InputStream file = OpsApi.class.getResourceAsStream("/ops/openapi.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read one of its own files", e);
    }
  }
}
