package es.sml.connector.deliver;

import es.sml.connector.failure.ListRefusedException;
import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlLead;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Lead;
import es.sml.connector.sml.answer.Note;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Looks for a lead in SML by the reference that it carries as a tag. Only a tag exactly equal to
 * the reference is a match, whatever filter SML was asked with; where SML shows no tags at all, the
 * one lead that cannot be told from it.
 */
public final class LeadSearch {
  static final String BY_TEXT = "search";
  private static final String BY_PHONE = "client__phone__icontains";
  private static final String BY_EMAIL = "client__email__icontains";

  private final SmlClient client;
  private final OtherLeads others;
  private final SearchKnowledge knowledge;
  private final Set<String> tried = ConcurrentHashMap.newKeySet();

  public LeadSearch(SmlClient client, LedgerTransactions transactions) {
    this.client = client;
    this.others = new OtherLeads(transactions);
    this.knowledge = new SearchKnowledge(transactions);
  }

  /**
   * Searches by the reference, then by the client's phone and e-mail, whose filters the manual
   * promises.
   *
   * @param lead as it was or would be posted
   * @param lookAlikes gathers those that the lead may have become, where SML shows no tags
   */
  SearchResult find(String account, String key, SmlLead lead, LookAlikes lookAlikes) {
    String reference = MessageKey.reference(key);
    StringBuilder asked = new StringBuilder();
    boolean tagsSeen = false;
    Set<String> refused = new HashSet<>();
    for (Filter filter : filters(reference, lead)) {
      Tally tally = new Tally(reference, filter.name().equals(BY_TEXT) ? null : lookAlikes);
      asked.append(asked.isEmpty() ? "" : ", ").append(filter.name()).append(": ");
      try {
        list(account, Map.of(filter.name(), filter.value()), tally);
      } catch (ListRefusedException e) {
        refused.add(filter.name());
        asked.append(e.getMessage());
        continue;
      }
      asked.append(tally.listed).append(" leads");
      if (tally.match != null) {
        return SearchResult.byReference(
            tally.match, "by its reference, listed by " + filter.name(), asked.toString());
      }
      tagsSeen |= tally.tagsSeen;
    }
    return withoutTag(account, key, lead, lookAlikes, tagsSeen, refused, asked);
  }

  private SearchResult withoutTag(
      String account,
      String key,
      SmlLead lead,
      LookAlikes lookAlikes,
      boolean tagsSeen,
      Set<String> refused,
      StringBuilder asked) {
    SearchKnowledge.Known known = knowledge.of(account);
    boolean tagged = tagsSeen || Boolean.TRUE.equals(known.tagsShown());
    boolean whole =
        (Boolean.TRUE.equals(known.byReference()) && !refused.contains(BY_TEXT))
            || (Boolean.TRUE.equals(known.byEmail())
                && email(lead) != null
                && !refused.contains(BY_EMAIL));
    if (!whole) {
      whole = !refused.contains(BY_TEXT) && probe(account);
      asked.append(whole ? "" : "; nothing shows that these filters find what is there");
    }
    if (tagged) {
      return SearchResult.notFound(whole, asked.toString());
    }
    // In this order: one that goes on meanwhile, from being sent by being unsure into SML, is seen.
    boolean sending =
        !lookAlikes.same().isEmpty() && others.isOneBeingSent(account, key, lookAlikes.until());
    boolean twin = others.isOneUnsure(account, key, lead);
    List<Long> same = others.without(account, key, lookAlikes.same());
    List<Long> all = others.without(account, key, lookAlikes.all());
    asked.append("; of them without reference and of that time: ").append(all.size());
    asked.append(", same source and vehicle: ").append(same.size());
    asked.append(twin ? "; another lead of this customer is unsure too" : "");
    if (sending && !same.isEmpty()) {
      asked.append("; another lead is being sent, which may be it");
      return SearchResult.tooEarly(asked.toString());
    }
    return same.size() == 1 && !twin
        ? SearchResult.byLooks(same.get(0), asked.toString())
        : SearchResult.notFound(whole && all.isEmpty(), asked.toString());
  }

  /** Whether leads that are there already show that a search finds what is there. */
  private boolean probe(String account) {
    SearchProbe.Finding finding = new SearchProbe(client).ask(account);
    boolean shown = finding == SearchProbe.Finding.SHOWN;
    if (shown || finding == SearchProbe.Finding.NOT_SHOWN) {
      knowledge.learn(account, new SearchKnowledge.Known(shown ? true : null, null, null));
    }
    return shown || finding == SearchProbe.Finding.NO_LEAD;
  }

  /**
   * Learns from a lead that was just created what the account's searches show.
   *
   * @param lead as it was posted
   */
  public void learn(String account, String key, long smlId, SmlLead lead) {
    // Once a process, before the database is asked: this is on the way of every lead.
    if (!tried.add(account) || knowledge.of(account).everything()) {
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
      knowledge.learn(account, new SearchKnowledge.Known(byReference, byEmail, tagsShown));
    } catch (SmlUnavailableException | SmlLoginException e) {
      tried.remove(account); // the lead is created, whatever SML says now; the next one may tell
    }
  }

  private record Filter(String name, String value) {}

  private static List<Filter> filters(String reference, SmlLead lead) {
    List<Filter> filters = new java.util.ArrayList<>();
    filters.add(new Filter(BY_TEXT, reference));
    if (lead.client() != null && lead.client().phone() != null) {
      filters.add(new Filter(BY_PHONE, lead.client().phone()));
    }
    if (email(lead) != null) {
      filters.add(new Filter(BY_EMAIL, email(lead)));
    }
    return filters;
  }

  private static String email(SmlLead lead) {
    return lead.client() == null ? null : lead.client().email();
  }

  private void list(String account, Map<String, String> filters, Tally tally) {
    boolean whole = client.forEach(account, SmlOperation.LIST_LEADS, filters, Lead.class, tally);
    if (tally.match == null && !whole) {
      throw new SmlUnavailableException(
          "SML's list of leads changed while it was searched", (Throwable) null);
    }
  }

  /** What a list shows of one lead. */
  private static final class Tally implements Consumer<Lead> {
    private final String reference;
    private final LookAlikes lookAlikes;
    private Long wanted;
    private boolean wantedSeen;
    private Long match;
    private boolean tagsSeen;
    private int listed;

    private Tally(String reference, LookAlikes lookAlikes) {
      this.reference = reference;
      this.lookAlikes = lookAlikes;
    }

    @Override
    public void accept(Lead lead) {
      listed++;
      wantedSeen |= wanted != null && wanted.equals(lead.id());
      if (match == null && lead.hasTag(reference)) {
        if (lead.id() == null || lead.id() == 0) {
          throw new SmlUnavailableException("SML lists the lead without its id", (Throwable) null);
        }
        match = lead.id();
      }
      if (hasReference(lead)) {
        tagsSeen = true; // and it is that message's lead alone
      } else if (lookAlikes != null) {
        lookAlikes.look(lead);
      }
    }

    // That others' tags are shown does not say that a reference is, as it was sent.
    private static boolean hasReference(Lead lead) {
      return lead.tags() != null
          && lead.tags().stream().map(Note::content).anyMatch(MessageKey::isReference);
    }
  }
}
