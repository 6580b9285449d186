package es.sml.connector.runtime;

import es.sml.connector.deliver.LeadState;
import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.LedgerClock;
import es.sml.connector.deliver.LedgerEntry;
import es.sml.connector.failure.LeadDivertedException;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.sml.CreatedLead;
import es.sml.connector.sml.SendBy;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps that record a lead in the ledger. */
final class LedgerSteps extends Steps {
  private final Ledger ledger;
  private final Predicate<String> straight;

  /**
   * @param straight for a dealer's id, whether new leads of its queue take the fast path, which
   *     records a lead together with its sending
   */
  LedgerSteps(Registry registry, Ledger ledger, Predicate<String> straight) {
    super(registry);
    this.ledger = ledger;
    this.straight = straight;
  }

  void bindMoves() {
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
   * @param clock clock of the ledger
   * @param deadline supplies the deadline of the present send
   */
  void bindSending(LedgerClock clock, Supplier<SendBy> deadline) {
    bind(
        "ledger.posting",
        lead -> {
          lead.setProperty(LeadProperties.SEND_BY, deadline.get());
          long at = post(lead, text(lead, LeadProperties.EXTERNAL_ID));
          clock.look(at);
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
        Boolean.FALSE.equals(lead.getProperty(LeadProperties.AGAIN))
            && lead.getProperty(LeadProperties.UNREADABLE) == null
            && lead.getProperty(LeadProperties.REFUSED) == null;
    if (first && straight.test(message(lead).dealer())) {
      lead.setProperty(LeadProperties.STRAIGHT, true);
      lead.setProperty(LeadProperties.STATE, LeadState.RECEIVED.name());
      lead.setProperty(LeadProperties.ATTEMPTS, 1);
    } else {
      note(lead);
    }
  }

  private void putBack(Exchange lead) {
    if (!isStraight(lead)) {
      ledger.returned(key(lead));
    }
  }

  private long post(Exchange lead, String externalId) {
    if (!isStraight(lead)) {
      return ledger.posting(key(lead), externalId);
    }
    long at =
        ledger
            .take(message(lead), account(lead), externalId)
            .orElseThrow(() -> new LeadDivertedException("is already in the ledger"));
    lead.setProperty(LeadProperties.STRAIGHT, false);
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
