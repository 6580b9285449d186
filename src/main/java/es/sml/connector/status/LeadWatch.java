package es.sml.connector.status;

import es.sml.connector.deliver.CreatedLeads;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.CreatedLead;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tracks a lead from its creation in SML, and adds the event of its creation. */
public final class LeadWatch implements CreatedLeads {
  private final FollowedLeads leads;
  private final Supplier<Set<String>> dealers;

  /**
   * @param dealers dealers with a CRM, read for each lead
   */
  public LeadWatch(
      LedgerTransactions transactions, EventOutbox outbox, Supplier<Set<String>> dealers) {
    this.leads = new FollowedLeads(transactions, outbox);
    this.dealers = dealers;
  }

  @Override
  public void created(JdbcClient jdbc, String key, CreatedLead created) {
    Set<String> told = dealers.get();
    if (told.isEmpty()) {
      return;
    }
    FollowedLead lead =
        jdbc.sql("SELECT account, dealer, external_id FROM lead WHERE lead_key = ?")
            .param(key)
            .query(
                (row, number) ->
                    FollowedLead.unknown(
                        row.getString(1),
                        created.id(),
                        row.getString(2),
                        row.getString(3),
                        MessageKey.reference(key)))
            .single();
    if (told.contains(lead.dealer())) {
      List<QueuedEvent> events =
          StatusEvents.of(
              lead, List.of(LeadChange.created(created.status(), created.user())), Instant.now());
      leads.save(jdbc, new FollowedLeads.Telling(lead.toldOfCreation(created), events));
    }
  }
}
