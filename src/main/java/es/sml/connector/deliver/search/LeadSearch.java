package es.sml.connector.deliver.search;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.sml.ListRefusedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Note;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.create.SmlLead;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Searches SML for a lead by its reference, then by phone and e-mail. Only a tag equal to the
 * reference is a match. If SML shows no tags, a single lead with the same values counts.
 */
public final class LeadSearch {
  public static final String BY_TEXT = "search";
  private static final String BY_PHONE = "client__phone__icontains";
  private static final String BY_EMAIL = "client__email__icontains";

  private final SmlClient client;
  private final ConflictingLeads conflicts;
  private final SearchCapabilities capabilities;
  private final Set<String> tried = ConcurrentHashMap.newKeySet();

  public LeadSearch(SmlClient client, LedgerTransactions transactions) {
    this.client = client;
    this.conflicts = new ConflictingLeads(transactions);
    this.capabilities = new SearchCapabilities(transactions);
  }

  /**
   * Searches by the reference, then by the customer's phone and e-mail, as the manual describes.
   *
   * @param lead as SML got it, or would get it
   * @param similarLeads collects similar leads, for the case that SML shows no tags
   */
  public SearchResult find(String account, String key, SmlLead lead, SimilarLeads similarLeads) {
    String reference = MessageKey.reference(key);
    StringBuilder asked = new StringBuilder();
    boolean tagsSeen = false;
    Set<String> refused = new HashSet<>();
    for (Filter filter : filters(reference, lead)) {
      Tally tally = new Tally(reference, filter.name().equals(BY_TEXT) ? null : similarLeads);
      asked.append(asked.isEmpty() ? "" : "; ").append(filter.label()).append(": ");
      try {
        list(account, Map.of(filter.name(), filter.value()), tally);
      } catch (ListRefusedException e) {
        refused.add(filter.name());
        asked.append(e.getMessage());
        continue;
      }
      asked.append(tally.listed).append(tally.listed == 1 ? " lead" : " leads");
      if (tally.match != null) {
        if (conflicts.isClaimed(account, key, tally.match)) {
          // Somebody copied the reference, or an operator named this lead for another message.
          return SearchResult.notFound(false, asked + ", which belongs to another message");
        }
        return SearchResult.byReference(
            tally.match, "by its reference, in the search " + filter.label(), asked.toString());
      }
      tagsSeen |= tally.tagsSeen;
    }
    return withoutTag(account, key, lead, similarLeads, tagsSeen, refused, asked);
  }

  private SearchResult withoutTag(
      String account,
      String key,
      SmlLead lead,
      SimilarLeads similarLeads,
      boolean tagsSeen,
      Set<String> refused,
      StringBuilder asked) {
    SearchCapabilities.Known known = capabilities.of(account);
    boolean tagged = tagsSeen || Boolean.TRUE.equals(known.tagsShown());
    boolean whole =
        (Boolean.TRUE.equals(known.byReference()) && !refused.contains(BY_TEXT))
            || (Boolean.TRUE.equals(known.byEmail())
                && email(lead) != null
                && !refused.contains(BY_EMAIL));
    if (!whole) {
      whole = !refused.contains(BY_TEXT) && probe(account);
      asked.append(whole ? "" : "; it is not proven that these searches find every lead");
    }
    if (tagged) {
      return SearchResult.notFound(whole, asked.toString());
    }
    // Query in this order (posting, unknown, created), so that a lead that advances in between is
    // still seen.
    boolean sending =
        !similarLeads.same().isEmpty()
            && conflicts.isOneBeingSent(account, key, similarLeads.until());
    boolean twin = conflicts.isOneUnsure(account, key, lead);
    List<Long> same = conflicts.without(account, key, similarLeads.same());
    List<Long> all = conflicts.without(account, key, similarLeads.all());
    asked.append("; without a reference and from that time: ").append(all.size());
    asked.append(", with the same source and vehicle: ").append(same.size());
    asked.append(twin ? "; another lead of this customer has an unknown outcome too" : "");
    if (sending && !same.isEmpty()) {
      asked.append("; one of them may be another lead that is being sent");
      return SearchResult.tooEarly(asked.toString());
    }
    return same.size() == 1 && !twin
        ? SearchResult.bySimilarity(same.get(0), asked.toString())
        : SearchResult.notFound(whole && all.isEmpty(), asked.toString());
  }

  /** Checks with existing leads whether the search finds a lead by its tag. */
  private boolean probe(String account) {
    SearchProbe.Finding finding = new SearchProbe(client).ask(account);
    boolean shown = finding == SearchProbe.Finding.SHOWN;
    if (shown || finding == SearchProbe.Finding.NOT_SHOWN) {
      capabilities.learn(account, new SearchCapabilities.Known(shown ? true : null, null, null));
    }
    return shown || finding == SearchProbe.Finding.NO_LEAD;
  }

  /** Returns whether the ledger has this lead of SML for another message. */
  public boolean isClaimed(String account, String key, long smlId) {
    return conflicts.isClaimed(account, key, smlId);
  }

  /**
   * Learns from a new lead whether the account's searches show it.
   *
   * @param lead as SML got it
   */
  public void learn(String account, String key, long smlId, SmlLead lead) {
    // Once per process, before a query: each lead passes here.
    if (!tried.add(account) || capabilities.of(account).everything()) {
      return;
    }
    String reference = MessageKey.reference(key);
    try {
      Boolean byReference = null;
      Boolean byEmail = null;
      Boolean tagsShown = null;
      for (Filter filter : filters(reference, lead)) {
        Tally tally = new Tally(reference, null);
        tally.wanted = smlId;
        list(account, Map.of(filter.name(), filter.value()), tally);
        boolean shown = tally.match != null && tally.match == smlId;
        if (filter.name().equals(BY_TEXT)) {
          byReference = shown ? true : null;
        } else if (filter.name().equals(BY_EMAIL)) {
          byEmail = tally.wantedSeen ? true : null;
        }
        if (tally.wantedSeen) {
          tagsShown = shown;
        }
      }
      capabilities.learn(account, new SearchCapabilities.Known(byReference, byEmail, tagsShown));
    } catch (SmlUnavailableException | SmlLoginException e) {
      tried.remove(account); // the lead is created; a later lead can show the same
    }
  }

  /** A filter of SML's list. The label is for a person. */
  private record Filter(String name, String label, String value) {}

  private static List<Filter> filters(String reference, SmlLead lead) {
    List<Filter> filters = new java.util.ArrayList<>();
    filters.add(new Filter(BY_TEXT, "by the reference", reference));
    if (lead.client() != null && lead.client().phone() != null) {
      filters.add(new Filter(BY_PHONE, "by the telephone number", lead.client().phone()));
    }
    if (email(lead) != null) {
      filters.add(new Filter(BY_EMAIL, "by the e-mail address", email(lead)));
    }
    return filters;
  }

  private static String email(SmlLead lead) {
    return lead.client() == null ? null : lead.client().email();
  }

  private void list(String account, Map<String, String> filters, Tally tally) {
    boolean whole =
        client.forEach(account, SmlOperation.LIST_LEADS, filters, SmlLeadRecord.class, tally);
    if (tally.match == null && !whole) {
      throw new SmlUnavailableException(
          LocalizedText.of(
              "sml.list-changed",
              "SML's list of leads changed during the search; the connector searches again"),
          (Throwable) null);
    }
  }

  /** Collects a list's evidence about one lead. */
  private static final class Tally implements Consumer<SmlLeadRecord> {
    private final String reference;
    private final SimilarLeads similarLeads;
    private Long wanted;
    private boolean wantedSeen;
    private Long match;
    private boolean tagsSeen;
    private int listed;

    private Tally(String reference, SimilarLeads similarLeads) {
      this.reference = reference;
      this.similarLeads = similarLeads;
    }

    @Override
    public void accept(SmlLeadRecord lead) {
      listed++;
      wantedSeen |= wanted != null && wanted.equals(lead.id());
      if (match == null && lead.hasTag(reference)) {
        if (lead.id() == null || lead.id() == 0) {
          throw new SmlUnavailableException(
              "SML lists the lead without its id; report this to SML", (Throwable) null);
        }
        match = lead.id();
      }
      if (hasReference(lead)) {
        tagsSeen = true; // the lead belongs to the message of that reference
      } else if (similarLeads != null) {
        similarLeads.add(lead);
      }
    }

    // Other tags do not prove that SML shows references as they were sent.
    private static boolean hasReference(SmlLeadRecord lead) {
      return lead.tags() != null
          && lead.tags().stream().map(Note::content).anyMatch(MessageKey::isReference);
    }
  }
}
