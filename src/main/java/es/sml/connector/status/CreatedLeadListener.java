package es.sml.connector.status;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.CreatedLeads;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.status.change.LeadChange;
import es.sml.connector.status.change.TrackedLead;
import es.sml.connector.status.event.QueuedEvent;
import es.sml.connector.status.event.StatusEvents;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.TrackedLeads;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tracks the lead of a dealer with a CRM from its creation in SML, and adds that event. */
public final class CreatedLeadListener implements CreatedLeads {
  private final TrackedLeads leads;
  private final Supplier<Set<String>> dealers;

  /**
   * @param dealers dealers with a CRM, read for each lead
   */
  public CreatedLeadListener(
      LedgerTransactions transactions, EventOutbox outbox, Supplier<Set<String>> dealers) {
    this.leads = new TrackedLeads(transactions, outbox);
    this.dealers = dealers;
  }

  @Override
  public void created(JdbcClient jdbc, String key, CreatedLead created) {
    Set<String> subscribers = dealers.get();
    if (subscribers.isEmpty()) {
      return;
    }
    TrackedLead lead =
        jdbc.sql("SELECT account, dealer, external_id FROM lead WHERE lead_key = ?")
            .param(key)
            .query(
                (row, number) ->
                    TrackedLead.unknown(
                        row.getString(1),
                        created.id(),
                        row.getString(2),
                        row.getString(3),
                        MessageKey.reference(key)))
            .single();
    if (subscribers.contains(lead.dealer())) {
      List<QueuedEvent> events =
          StatusEvents.of(
              lead, List.of(LeadChange.created(created.status(), created.user())), Instant.now());
      leads.save(jdbc, new TrackedLeads.LeadUpdate(lead.afterCreation(created), events));
    }
  }
}
