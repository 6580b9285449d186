package es.sml.connector.ops;

import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.crm.CrmActions;
import es.sml.connector.ops.crm.RefusedCommandQueries;
import es.sml.connector.ops.deadletter.DeadLetterBatch;
import es.sml.connector.ops.deadletter.DeadLetterDiscard;
import es.sml.connector.ops.deadletter.DeadLetterQueries;
import es.sml.connector.ops.deadletter.DeadLetterReplay;
import es.sml.connector.ops.deadletter.RawMessages;
import es.sml.connector.ops.health.StatusReport;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsFile;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.OpsResponses;
import es.sml.connector.ops.lead.LeadCandidates;
import es.sml.connector.ops.lead.LeadFinder;
import es.sml.connector.ops.lead.LeadQueries;
import es.sml.connector.ops.lead.LeadResolution;
import es.sml.connector.ops.lead.ReportRequests;
import es.sml.connector.ops.limit.KnownNames;
import es.sml.connector.ops.limit.LimitedAnswers;
import es.sml.connector.ops.limit.LimitedRequests;
import es.sml.connector.ops.logging.LogLevels;
import es.sml.connector.ops.logging.LogQueries;
import es.sml.connector.ops.retention.LeadErasure;
import es.sml.connector.ops.sml.AccountResumption;
import es.sml.connector.ops.support.SupportBundle;
import es.sml.connector.ops.teach.TeachFromDeadLetter;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.trial.LeadByHand;
import es.sml.connector.ops.trial.MessageTrials;
import es.sml.connector.ops.view.BackupView;
import es.sml.connector.ops.view.ReloadView;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.setting.file.ProgramFile;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Directs each request to the ops API to its class. It limits the length of a discard's reason. */
public final class OpsApi {
  private static final int LONGEST_REASON = 500;

  private final StatusReport status;
  private final DeadLetters deadLetters;
  private final Leads leads;
  private final Operations operations;
  private final OperatorAudit audit;
  private final LimitedRequests limits;
  private final KnownNames names;

  public OpsApi(
      StatusReport status,
      DeadLetters deadLetters,
      Leads leads,
      Operations operations,
      OperatorAudit audit,
      KnownNames names) {
    this.status = status;
    this.deadLetters = deadLetters;
    this.leads = leads;
    this.operations = operations;
    this.audit = audit;
    this.names = names;
    this.limits = new LimitedRequests(leads.queries(), deadLetters.queries().index());
  }

  /** What operators do with dead letters. */
  public record DeadLetters(
      DeadLetterQueries queries,
      DeadLetterBatch batch,
      DeadLetterReplay replay,
      LeadByHand byHand,
      MessageTrials trials,
      TeachFromDeadLetter teach,
      DeadLetterDiscard discard,
      RawMessages raw) {}

  /** What operators do with leads. */
  public record Leads(
      LeadQueries queries,
      LeadFinder finder,
      LeadCandidates candidates,
      LeadResolution resolution,
      LeadErasure erasure,
      ReportRequests reports) {}

  /** What operators do with the log. */
  public record Log(LogQueries lines, LogLevels levels) {}

  /** What operators do with the connector itself. */
  public record Operations(
      AccountResumption resumption,
      ChannelTest channelTest,
      CrmActions crms,
      RefusedCommandQueries commands,
      AlertOperations alerts,
      Log log,
      SupportBundle support,
      OpsActions actions) {}

  public void answer(OpsEndpoint endpoint, Exchange exchange) {
    if (endpoint == OpsEndpoint.DESCRIBE) {
      OpsResponses.put(exchange, 200, "application/yaml", ProgramFile.text("/ops/openapi.yaml"));
      return;
    }
    OpsRequest request = OpsRequest.of(exchange);
    request.checkQuery(endpoint.parameters());
    Record answer = answer(endpoint, request, exchange.getContext());
    if (answer instanceof OpsFile file) {
      OpsResponses.file(exchange, file);
    } else {
      OpsResponses.json(exchange, 200, answer);
    }
  }

  /** Answers with the error of a failed request. */
  public void refuse(Exchange exchange) {
    OpsRefusals.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
        .write(exchange);
  }

  /**
   * Returns the response of an endpoint within the limit of its caller: a view or a file.
   *
   * @param context the context whose state the status and a support bundle show
   */
  public Record answer(OpsEndpoint endpoint, OpsRequest request, CamelContext context) {
    names.check(endpoint, request);
    OpsRequest narrowed = limits.narrowed(endpoint, request);
    return LimitedAnswers.of(whole(endpoint, narrowed, context), request.caller().limit());
  }

  private Record whole(OpsEndpoint endpoint, OpsRequest request, CamelContext context) {
    return switch (endpoint) {
      case SHOW_STATUS -> status(request, context);
      case LIST_DEAD_LETTERS -> deadLetters.queries().list(request);
      case SHOW_DEAD_LETTER -> deadLetters.queries().show(request, false);
      case UNMASK_DEAD_LETTER -> deadLetters.queries().show(request, true);
      case REPLAY_DEAD_LETTERS ->
          deadLetters.batch().run(request, request.action("replay", null), deadLetters.replay());
      case DISCARD_DEAD_LETTERS ->
          deadLetters.batch().run(request, discarding(request), deadLetters.discard());
      case TRY_DEAD_LETTER -> deadLetters.trials().deadLetter(request);
      case TEACH -> deadLetters.teach().teach(request);
      case SAVE_TEMPLATE -> deadLetters.teach().save(request);
      case CREATE_BY_HAND -> deadLetters.byHand().create(request);
      case LIST_LEADS -> leads.finder().withWaiting(leads.queries().list(request), request);
      case SEARCH_LEADS -> leads.finder().search(request);
      case SHOW_LEAD -> leads.queries().show(request, false);
      case UNMASK_LEAD -> leads.queries().show(request, true);
      case LIST_CANDIDATES -> leads.candidates().list(request, leads.queries().one(request.name()));
      case RESOLVE_LEAD -> leads.resolution().resolve(request, leads.queries().one(request.name()));
      case ERASE_LEADS -> leads.erasure().erase(request, leads.queries());
      case TRY_MESSAGE -> deadLetters.trials().message(request);
      case SHOW_REPORT -> leads.reports().show(request);
      case TEST_CHANNEL -> operations.channelTest().test(request);
      case LIST_ALERTS -> operations.alerts().list(request.language());
      case TEST_ALERT -> operations.alerts().test(request);
      case LIST_CRMS -> operations.crms().list(request);
      case LIST_EVENTS -> operations.crms().events(request);
      case RETRY_CRM -> operations.crms().retry(request);
      case TEST_CRM -> operations.crms().test(request);
      case REDELIVER_EVENTS -> operations.crms().redeliver(request);
      case LIST_COMMANDS -> operations.commands().list(request);
      case LIST_AUDIT -> new AuditQueries(audit).list(request);
      case LIST_PAUSES -> operations.actions().pauses().list(request);
      case PAUSE -> operations.actions().pauses().pause(request);
      case RESUME -> operations.actions().pauses().resume(request);
      case SET_LOG_LEVEL -> operations.log().levels().set(request);
      case LIST_LOG -> operations.log().lines().list(request);
      case RESUME_ACCOUNT -> operations.resumption().resume(request);
      case RELOAD -> reload(request);
      case MAKE_BACKUP -> backUp(request);
      case EXPORT_REPORT -> leads.reports().table(request);
      case DOWNLOAD_DEAD_LETTER -> deadLetters.raw().download(request);
      case MAKE_SUPPORT_BUNDLE -> operations.support().make(request, context);
      case DESCRIBE -> throw new AssertionError("the description has no limit");
    };
  }

  private StatusView status(OpsRequest request, CamelContext context) {
    Set<String> dealers = DealerLimit.dealersOf(request.caller().limit());
    StatusView shown = status.show(context, request.language(), dealers);
    return dealers == null ? shown : shown.withDeadLetters(deadLetters.queries().count(dealers));
  }

  private static OperatorAction discarding(OpsRequest request) {
    String reason = PrintableText.line(request.body().path("reason").asText("")).strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw OpsException.wrong(
          "refused.reason", "reason must have 1 to {0} characters", LONGEST_REASON);
    }
    return request.action("discard", reason);
  }

  private ReloadView reload(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    ReloadResult result = operations.actions().reload().get();
    audit.note(request.action("reload", null), null, PrintableText.line(result.summary()));
    return result.view(request.language());
  }

  private BackupView backUp(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    BackupView copy = operations.actions().backup().get();
    audit.note(request.action("backup", null), null, "copied " + copy.bytes() + " bytes");
    return copy;
  }
}
