package es.sml.connector.runtime;

import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.LedgerEntry;
import es.sml.connector.deliver.Settlement;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.sml.SendBy;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** What the ledger notes of a lead on its way. */
final class LedgerSteps extends Steps {
  private final Ledger ledger;

  LedgerSteps(Registry registry, Ledger ledger) {
    super(registry);
    this.ledger = ledger;
  }

  void bindMoves() {
    bind("ledger.probe", unused -> ledger.probe());
    bind("ledger.receive", this::receive);
    bind("ledger.created", lead -> ledger.created(key(lead), smlId(lead)));
    bind("ledger.released", lead -> ledger.released(key(lead), postedAt(lead)));
    bind("ledger.returned", lead -> ledger.returned(key(lead)));
    bind("ledger.rejected", lead -> ledger.rejected(key(lead), reason(lead)));
    bind("ledger.dismissed", lead -> ledger.dismissed(key(lead), reason(lead)));
    bind(
        "ledger.divided",
        lead -> ledger.divided(key(lead), lead.getProperty("LeadParts", Integer.class)));
    bind(
        "ledger.failed",
        lead -> lead.setProperty(LeadProperties.FAILED, ledger.failed(key(lead), reason(lead))));
    bind("ledger.parked", lead -> ledger.parked(key(lead), text(lead, LeadProperties.SEARCHED)));
  }

  /**
   * @param deadline of what is about to be sent now
   */
  void bindSending(Settlement settlement, Supplier<SendBy> deadline) {
    bind(
        "ledger.posting",
        lead -> {
          lead.setProperty(LeadProperties.SEND_BY, deadline.get());
          long at = ledger.posting(key(lead), text(lead, LeadProperties.EXTERNAL_ID));
          settlement.lookAtClock(at);
          lead.setProperty(LeadProperties.POSTED_AT, at);
          lead.setProperty(LeadProperties.POSTING, true);
        });
  }

  private void receive(Exchange lead) {
    LedgerEntry entry = ledger.receive(message(lead), account(lead));
    lead.setProperty(LeadProperties.ENTRY, entry);
    lead.setProperty(LeadProperties.STATE, entry.state().name());
    lead.setProperty(LeadProperties.ATTEMPTS, entry.attempts());
    lead.setProperty(LeadProperties.REASON, entry.reason());
  }
}
