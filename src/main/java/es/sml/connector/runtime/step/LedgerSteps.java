package es.sml.connector.runtime.step;

import es.sml.connector.failure.LeadDivertedException;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.create.CreatedLead;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps that record a lead in the ledger. */
public final class LedgerSteps extends RouteSteps {
  private final Ledger ledger;
  private final Predicate<String> fastPath;

  /**
   * @param fastPath for a dealer's id, whether new leads of its queue take the fast path, which
   *     records a lead together with its sending
   */
  public LedgerSteps(Registry registry, Ledger ledger, Predicate<String> fastPath) {
    super(registry);
    this.ledger = ledger;
    this.fastPath = fastPath;
  }

  public void bindMoves() {
    bind("ledger.probe", unused -> ledger.probe());
    bind("ledger.receive", this::receive);
    bind("ledger.created", lead -> ledger.created(key(lead), created(lead)));
    bind("ledger.released", lead -> ledger.released(key(lead), postedAt(lead)));
    bind("ledger.returned", this::putBack);
    bind("ledger.rejected", lead -> ledger.rejected(key(lead), reason(lead)));
    bind("ledger.dismissed", lead -> ledger.dismissed(key(lead), reason(lead)));
    bind("ledger.divided", lead -> ledger.divided(key(lead), progress(lead).leads()));
    bind("ledger.dividing", lead -> ledger.dividing(key(lead), progress(lead).leads()));
    bind(
        "ledger.failed",
        lead -> lead.setProperty(LeadProperties.FAILED, ledger.failed(key(lead), reason(lead))));
    bind("ledger.parked", lead -> ledger.parked(key(lead), text(lead, LeadProperties.SEARCHED)));
  }

  /**
   * Binds the steps that record a lead before and after it is sent.
   *
   * @param clock clock of the ledger
   * @param deadline supplies the deadline of the present send
   */
  public void bindSending(LedgerClock clock, Supplier<SendDeadline> deadline) {
    bind(
        "ledger.posting",
        lead -> {
          lead.setProperty(LeadProperties.SEND_BY, deadline.get());
          long at = post(lead, text(lead, LeadProperties.EXTERNAL_ID));
          clock.addReading(at);
          lead.setProperty(LeadProperties.POSTED_AT, at);
          lead.setProperty(LeadProperties.POSTING, true);
        });
  }

  private static CreatedLead created(Exchange lead) {
    return lead.getProperty(LeadProperties.CREATED, CreatedLead.class);
  }

  // A redelivered message may have killed its consumer: count the attempt before parsing it.
  private void receive(Exchange lead) {
    boolean first =
        Boolean.FALSE.equals(lead.getProperty(LeadProperties.REDELIVERED))
            && lead.getProperty(LeadProperties.UNREADABLE) == null
            && lead.getProperty(LeadProperties.REFUSED) == null;
    if (first && fastPath.test(message(lead).dealer())) {
      lead.setProperty(LeadProperties.FAST_PATH, true);
      lead.setProperty(LeadProperties.STATE, LeadState.RECEIVED.name());
      lead.setProperty(LeadProperties.ATTEMPTS, 1);
    } else {
      note(lead);
    }
  }

  private void putBack(Exchange lead) {
    if (!isOnFastPath(lead)) {
      ledger.returned(key(lead));
    }
  }

  private long post(Exchange lead, String externalId) {
    if (!isOnFastPath(lead)) {
      return ledger.posting(key(lead), externalId);
    }
    long at =
        ledger
            .receiveAndPost(message(lead), account(lead), externalId)
            .orElseThrow(() -> new LeadDivertedException("is already in the ledger"));
    lead.setProperty(LeadProperties.FAST_PATH, false);
    return at;
  }

  private void note(Exchange lead) {
    LedgerEntry entry = ledger.receive(message(lead), account(lead));
    lead.setProperty(LeadProperties.ENTRY, entry);
    lead.setProperty(LeadProperties.STATE, entry.state().name());
    lead.setProperty(LeadProperties.ATTEMPTS, entry.attempts());
    lead.setProperty(LeadProperties.REASON, entry.reason());
  }
}
