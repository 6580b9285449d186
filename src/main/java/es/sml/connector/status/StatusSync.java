package es.sml.connector.status;

import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Lead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares SML's leads with what their CRMs were told, and decides the events that are due. */
public final class StatusSync {
  private static final int BATCH = 100;

  private final SmlClient client;
  private final StatusStore store;

  /**
   * @param queues the status queue of each dealer whose CRM wants to know
   */
  public StatusSync(SmlClient client, LedgerTransactions transactions, Map<String, String> queues) {
    this.client = client;
    this.store = new StatusStore(transactions, queues);
  }

  /** Looks at every lead of the account once; what changed waits in the outbox afterwards. */
  public void sync(String account) {
    List<Lead> batch = new ArrayList<>();
    client.forEach(
        account,
        SmlOperation.LIST_LEADS,
        Map.of(),
        Lead.class,
        lead -> {
          batch.add(lead);
          if (batch.size() == BATCH) {
            compare(account, batch);
          }
        });
    compare(account, batch);
  }

  private void compare(String account, List<Lead> leads) {
    List<Long> ids = leads.stream().map(Lead::id).filter(Objects::nonNull).toList();
    Map<Long, StatusStore.Known> known = store.known(account, ids);
    List<StatusStore.Change> changes = new ArrayList<>();
    for (Lead lead : leads) {
      StatusStore.Known ours = lead.id() == null ? null : known.get(lead.id());
      if (ours != null) {
        WatchedLead now = now(ours.lead(), lead);
        List<StatusEvents.Event> events =
            StatusEvents.between(ours.told() ? ours.lead() : null, now, Instant.now());
        if (!events.isEmpty()) {
          changes.add(new StatusStore.Change(now, events));
        }
      }
    }
    store.save(changes);
    leads.clear();
  }

  private static WatchedLead now(WatchedLead known, Lead lead) {
    String status = lead.status() == null ? "new" : lead.status();
    return known.as(status, lead.result(), lead.user());
  }
}
