package es.sml.connector.deliver.reconcile;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.search.LeadSearch;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.state.LeadEvent;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.client.SmlClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether SML has a lead twice, for each lead that was sent again in the last days.
 *
 * <p>A node can pause between its last check of the clock and the request's first byte. SML can
 * also store a lead later than expected.
 */
public final class DuplicateLeadAudit {
  private static final Logger LOG = LoggerFactory.getLogger(DuplicateLeadAudit.class);
  private static final Duration AUDITED_PERIOD = Duration.ofDays(3);
  private static final int MOST = 500;

  private final SmlClient client;
  private final LedgerTransactions transactions;
  private final LeadHistory history;

  public DuplicateLeadAudit(SmlClient client, LedgerTransactions transactions) {
    this.client = client;
    this.transactions = transactions;
    this.history = new LeadHistory(transactions);
  }

  private record ResentLead(String leadKey, String account, long smlId) {}

  /**
   * Searches SML for each lead that was sent again in the last days, and records those that it has
   * twice.
   */
  public void check() {
    for (ResentLead lead : resentLeads()) {
      try {
        Set<Long> ids = idsInSml(lead);
        ids.remove(lead.smlId());
        ids.forEach(other -> note(lead, other));
      } catch (SmlUnavailableException | SmlLoginException e) {
        LOG.debug("lead {}: SML cannot be searched for a second copy now", lead.leadKey(), e);
      }
    }
  }

  private void note(ResentLead lead, long other) {
    transactions.write(
        jdbc -> {
          history.recordDuplicateInSml(jdbc, lead.leadKey(), lead.smlId(), other);
          return null;
        });
  }

  private Set<Long> idsInSml(ResentLead lead) {
    String reference = MessageKey.reference(lead.leadKey());
    Set<Long> ids = new TreeSet<>();
    client.forEach(
        lead.account(),
        SmlOperation.LIST_LEADS,
        Map.of(LeadSearch.BY_TEXT, reference),
        SmlLeadRecord.class,
        found -> {
          if (found.id() != null && found.hasTag(reference)) {
            ids.add(found.id());
          }
        });
    return ids;
  }

  private List<ResentLead> resentLeads() {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT DISTINCT l.lead_key, l.account, l.sml_id FROM lead l
                    JOIN lead_move m ON m.lead_key = l.lead_key AND m.event = '%s'
                    WHERE l.state = 'CREATED' AND m.at > %s - %d
                      AND NOT EXISTS (SELECT 1 FROM lead_move t WHERE t.lead_key = l.lead_key AND t.event = '%s')
                    ORDER BY l.lead_key LIMIT %d"""
                        .formatted(
                            LeadEvent.NOT_FOUND,
                            transactions.now(),
                            AUDITED_PERIOD.toMillis(),
                            LeadHistory.DUPLICATE_IN_SML,
                            MOST))
                .query(ResentLead.class)
                .list());
  }
}
