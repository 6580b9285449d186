package es.sml.connector.deliver;

import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlLead;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Lead;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks for a lead in SML by the reference that it carries as a tag. Only a tag exactly equal to
 * the reference is a match, whatever filter SML was asked with.
 */
public final class LeadSearch {
  private final SmlClient client;
  private final LedgerTransactions transactions;
  private final Set<String> searchable = ConcurrentHashMap.newKeySet();
  private final Set<String> tried = ConcurrentHashMap.newKeySet();

  public LeadSearch(SmlClient client, LedgerTransactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /**
   * What was found, and whether not finding it proves that it is not there.
   *
   * @param conclusive false where none of the filters asked is known to show such a lead
   */
  public record Result(OptionalLong smlId, boolean conclusive) {}

  /**
   * Searches by the reference, then by the client's phone and e-mail, whose filters the manual
   * promises.
   *
   * @param lead as it was or would be posted
   */
  public Result find(String account, String reference, SmlLead lead) {
    OptionalLong found = first(account, Map.of("search", reference), reference);
    SmlLead.Client person = lead.client();
    Map<String, String> filters = new LinkedHashMap<>();
    if (person != null && person.phone() != null) {
      filters.put("client__phone__icontains", person.phone());
    }
    if (person != null && person.email() != null) {
      filters.put("client__email__icontains", person.email());
    }
    for (Map.Entry<String, String> filter : filters.entrySet()) {
      if (found.isEmpty()) {
        found = first(account, Map.of(filter.getKey(), filter.getValue()), reference);
      }
    }
    // SML may keep a phone in another spelling than it was sent in: not finding it proves nothing.
    boolean byEmail = person != null && person.email() != null;
    return new Result(found, byEmail || isSearchable(account));
  }

  /** Learns from a lead that was just created whether the account's search shows references. */
  public void learn(String account, String key, long smlId) {
    String reference = MessageKey.reference(key);
    // Once a process, before the database is asked: this is on the way of every lead.
    if (!tried.add(account) || isSearchable(account)) {
      return;
    }
    OptionalLong shown;
    try {
      shown = first(account, Map.of("search", reference), reference);
    } catch (SmlUnavailableException | SmlLoginException e) {
      tried.remove(account);
      return; // the lead is created, whatever else SML says now; the next one may tell
    }
    if (shown.equals(OptionalLong.of(smlId))) {
      transactions.write(
          jdbc ->
              jdbc.sql(
                      "INSERT INTO sml_account (account, reference_searchable) VALUES (:account, 1) "
                          + "ON CONFLICT (account) DO UPDATE SET reference_searchable = 1")
                  .param("account", account)
                  .update());
      searchable.add(account);
    }
  }

  private boolean isSearchable(String account) {
    if (searchable.contains(account)) {
      return true;
    }
    boolean known =
        transactions.read(
            jdbc ->
                jdbc.sql(
                            "SELECT COUNT(*) FROM sml_account "
                                + "WHERE account = :account AND reference_searchable = 1")
                        .param("account", account)
                        .query(Long.class)
                        .single()
                    > 0);
    if (known) {
      searchable.add(account);
    }
    return known;
  }

  private OptionalLong first(String account, Map<String, String> filters, String reference) {
    long[] found = {0};
    boolean whole =
        client.forEach(
            account,
            SmlOperation.LIST_LEADS,
            filters,
            Lead.class,
            lead -> {
              if (found[0] == 0 && hasTag(lead, reference)) {
                if (lead.id() == null || lead.id() == 0) {
                  throw new SmlUnavailableException(
                      "SML lists the lead without its id", (Throwable) null);
                }
                found[0] = lead.id();
              }
            });
    if (found[0] == 0 && !whole) {
      throw new SmlUnavailableException(
          "SML's list of leads changed while it was searched", (Throwable) null);
    }
    return found[0] == 0 ? OptionalLong.empty() : OptionalLong.of(found[0]);
  }

  private static boolean hasTag(Lead lead, String reference) {
    return lead.tags() != null
        && lead.tags().stream().anyMatch(tag -> reference.equals(tag.content()));
  }
}
