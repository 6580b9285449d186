package es.sml.connector.ops.crm;

import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.callback.dispatch.CrmMonitor;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.crm.CrmRetryView;
import es.sml.connector.ops.view.crm.CrmTestView;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.ops.view.crm.EventView;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.pause.Pauses;
import es.sml.connector.status.store.EventLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs operators' actions on a CRM: list it, send a test event, send the waiting events now, or
 * deliver events again.
 */
public final class CrmActions {
  /** Each test holds a thread of the ops port, which health and status need, too. */
  private static final int TESTS_AT_ONCE = 4;

  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Set<String> tested = new HashSet<>();
  private final KnownCrms crms;
  private final CallbackRelay relay;
  private final Supplier<Map<String, String>> accounts;
  private final OperatorAudit audit;
  private final EventQueries events;
  private final EventRedelivery redelivery;

  /**
   * @param accounts the account of each dealer
   */
  public CrmActions(
      CrmMonitor monitor,
      CallbackRelay relay,
      EventLog log,
      Supplier<Map<String, String>> accounts,
      Pauses pauses,
      OperatorAudit audit) {
    this.crms = new KnownCrms(monitor::all, pauses);
    this.relay = relay;
    this.accounts = accounts;
    this.audit = audit;
    this.events = new EventQueries(log);
    this.redelivery = new EventRedelivery(log, audit);
  }

  public CrmView.Page list(OpsRequest request) {
    return crms.list(request.language());
  }

  /** Makes all waiting events of a CRM due now. */
  public CrmRetryView retry(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    String dealer = crms.dealer(request);
    int waited = relay.retry(dealer);
    audit.note(request.action("retry-crm", dealer), null, "events due: " + waited);
    return new CrmRetryView(
        dealer,
        waited,
        (waited == 0
                ? LocalizedText.of("outcome.none-waits", "no event waits for a later attempt")
                : LocalizedText.of(
                    "outcome.events-due",
                    "the connector sends the waiting events now, the oldest first"))
            .in(request.language()));
  }

  /**
   * Sends a test event to a CRM.
   *
   * @throws OpsException if a test of this CRM, or several of others, are under way
   */
  public CrmTestView test(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    String dealer = crms.dealer(request);
    enter(dealer);
    CallbackRelay.CrmTest test;
    try {
      test = relay.test(dealer, accounts.get().get(dealer));
    } finally {
      leave(dealer);
    }
    String reason = test.response().reason();
    String outcome = reason == null ? "accepted" : "failed";
    audit.note(request.action("test-crm", dealer), null, outcome + ": " + test.response().code());
    return new CrmTestView(
        dealer,
        outcome,
        test.id(),
        test.response().code(),
        test.took().toMillis(),
        reason == null ? null : PrintableText.line(RecordedReason.in(reason, request.language())));
  }

  public EventView.Page events(OpsRequest request) {
    return events.list(crms.dealer(request), request);
  }

  /** Makes delivered events of a CRM pending again. */
  public BatchView redeliver(OpsRequest request) {
    return redelivery.redeliver(crms.dealer(request), request);
  }

  private void enter(String dealer) {
    synchronized (tested) {
      if (tested.contains(dealer)) {
        throw busy(
            "refused.crm-tested",
            "a test of the CRM of {0} is under way; wait for its response",
            dealer);
      }
      if (tested.size() >= TESTS_AT_ONCE) {
        throw busy(
            "refused.crms-tested",
            "{0} tests of CRMs are under way; wait for their responses",
            TESTS_AT_ONCE);
      }
      tested.add(dealer);
    }
  }

  private void leave(String dealer) {
    synchronized (tested) {
      tested.remove(dealer);
    }
  }

  private static OpsException busy(String code, String english, Object argument) {
    return new OpsException(429, LocalizedText.of(code, english, argument), SHORT);
  }
}
