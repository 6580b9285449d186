package es.sml.connector.ledger.erasure;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.query.LeadRow;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Collects the ids that find a lead's data outside the ledger: its reference, its commands and its
 * events.
 */
public record CustomerTraces(LedgerTransactions transactions) {
  /**
   * Ids of a lead, read before it is erased.
   *
   * @param texts words that a message about the lead contains
   * @param names ids of the commands and events about it, as dead letters and replies carry them
   */
  public record Traces(Set<String> texts, Set<String> names) {}

  public Traces of(LeadRow lead) {
    Traces traces = new Traces(new LinkedHashSet<>(), new LinkedHashSet<>());
    traces.texts().add(MessageKey.reference(lead.leadKey()));
    if (lead.smlId() != null) {
      traces.texts().add("\"" + lead.dealer() + "/" + lead.smlId() + "\"");
    }
    Map<String, Object> about =
        Map.of("account", lead.account(), "id", lead.smlId() == null ? -1 : lead.smlId());
    add(
        traces.names(),
        "SELECT command_id FROM command WHERE account = :account AND sml_id = :id",
        about);
    add(
        traces.names(),
        "SELECT event_id FROM crm_event WHERE account = :account AND sml_id = :id",
        about);
    Map<String, Object> key = Map.of("key", lead.leadKey());
    add(traces.names(), "SELECT command_id FROM command WHERE lead_key = :key", key);
    return traces;
  }

  private void add(Collection<String> to, String sql, Map<String, ?> parameters) {
    to.addAll(
        transactions.read(jdbc -> jdbc.sql(sql).params(parameters).query(String.class).list()));
  }
}
