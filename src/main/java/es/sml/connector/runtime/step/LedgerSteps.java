package es.sml.connector.runtime.step;

import es.sml.connector.deliver.reconcile.Reconciliation;
import es.sml.connector.failure.LeadDivertedException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.runtime.context.ConsumedMessage;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.context.Posting;
import es.sml.connector.runtime.context.RecordedLead;
import es.sml.connector.sml.SendDeadline;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/**
 * The steps that record a lead in the ledger. A message that was delivered before never takes the
 * fast path.
 */
public final class LedgerSteps extends RouteSteps {
  private final Ledger ledger;
  private final Predicate<String> fastPath;
  private final Function<InboundMessage, String> portal;

  /**
   * @param fastPath for a dealer's id, whether new leads of its queue take the fast path, which
   *     records a lead together with its sending
   * @param portal the portal that sent a message; null if it is not known
   */
  public LedgerSteps(
      Registry registry,
      Ledger ledger,
      Predicate<String> fastPath,
      Function<InboundMessage, String> portal) {
    super(registry);
    this.portal = portal;
    this.ledger = ledger;
    this.fastPath = fastPath;
  }

  public void bindMoves() {
    bind("ledger.probe", unused -> ledger.probe());
    bind(CountedStep.RECEIVE, this::receive);
    bind(
        CountedStep.CREATED,
        lead -> ledger.created(key(lead), LeadContext.of(lead).posting().created()));
    bind(CountedStep.RELEASED, lead -> ledger.released(key(lead), postedAt(lead)));
    bind(CountedStep.RETURNED, this::putBack);
    bind(CountedStep.REJECTED, lead -> ledger.rejected(key(lead), reason(lead)));
    bind(CountedStep.DISMISSED, lead -> ledger.dismissed(key(lead), reason(lead)));
    bind(CountedStep.SPLIT, lead -> ledger.divided(key(lead), progress(lead).leads()));
    bind("ledger.dividing", lead -> ledger.dividing(key(lead), progress(lead).leads()));
    bind(
        CountedStep.FAILED,
        lead ->
            LeadContext.of(lead)
                .setFailed(ledger.failed(key(lead), reason(lead), portal.apply(message(lead)))));
    bind(CountedStep.PARKED, lead -> ledger.parked(key(lead), searched(lead)));
  }

  /**
   * Binds the steps that record a lead before and after it is sent.
   *
   * @param clock clock of the ledger
   * @param deadline supplies the deadline of the present send
   */
  public void bindSending(LedgerClock clock, Supplier<SendDeadline> deadline) {
    bind(
        CountedStep.POSTING,
        lead -> {
          Posting posting = LeadContext.of(lead).posting();
          posting.setDeadline(deadline.get());
          long at = post(lead, posting);
          clock.addReading(at);
          posting.begin(at);
        });
  }

  // Without a search, a failure parked the lead.
  private static String searched(Exchange lead) {
    Reconciliation.Decision decision = LeadContext.of(lead).reconciliation();
    return decision == null ? null : decision.searched();
  }

  // A redelivered message may have killed its consumer: count the attempt before parsing it.
  private void receive(Exchange lead) {
    LeadContext context = LeadContext.of(lead);
    ConsumedMessage message = context.consumed();
    boolean first =
        Boolean.FALSE.equals(message.redelivered())
            && message.unreadable() == null
            && message.refused() == null;
    if (first && fastPath.test(message.message().dealer())) {
      context.setRecorded(RecordedLead.ON_FAST_PATH);
    } else {
      LedgerEntry entry = ledger.receive(message.message(), account(lead));
      context.setRecorded(RecordedLead.of(entry));
      context.setReason(entry.reason());
    }
  }

  private void putBack(Exchange lead) {
    if (!isOnFastPath(lead)) {
      ledger.returned(key(lead));
    }
  }

  private long post(Exchange lead, Posting posting) {
    if (!isOnFastPath(lead)) {
      return ledger.posting(key(lead), posting.externalId(), posting.origin());
    }
    long at =
        ledger
            .receiveAndPost(message(lead), account(lead), posting.externalId(), posting.origin())
            .orElseThrow(() -> new LeadDivertedException("is already in the ledger"));
    LeadContext context = LeadContext.of(lead);
    context.setRecorded(context.recorded().offFastPath());
    return at;
  }
}
