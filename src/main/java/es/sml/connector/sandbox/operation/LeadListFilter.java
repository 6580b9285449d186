package es.sml.connector.sandbox.operation;

import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.QueryNumbers;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.lead.Choices;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.reference.ReferenceTexts;
import es.sml.connector.sandbox.store.LeadStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The filters of the lead list. An empty one accepts every lead.
 *
 * @param status null for any
 * @param phone a substring of the client's phone
 * @param email a substring of the client's e-mail, in lower case
 * @param concessionaires ids, null for any
 */
record LeadListFilter(
    String status, String phone, String email, Set<Integer> concessionaires, SearchTerms search) {

  /** Refuses an unknown status and a concessionaire that is not a number. */
  static LeadListFilter of(ApiRequest request) {
    String status = request.parameter("status");
    if (!status.isEmpty() && !Choices.STATUSES.contains(status)) {
      throw new RequestRefusedException(
          ErrorResponses.fieldError(
              "status",
              "Escoja una opción válida. " + status + " no es una de las opciones disponibles."));
    }
    return new LeadListFilter(
        status.isEmpty() ? null : status,
        request.parameter("client__phone__icontains").strip().toLowerCase(Locale.ROOT),
        request.parameter("client__email__icontains").strip().toLowerCase(Locale.ROOT),
        QueryNumbers.list(request, "concessionaire__in"),
        SearchTerms.of(request.parameter("search")));
  }

  boolean isEmpty() {
    return status == null
        && phone.isEmpty()
        && email.isEmpty()
        && concessionaires == null
        && search.isEmpty();
  }

  /** Returns the matching leads, newest first. */
  List<StoredLead> select(LeadStore store, ReferenceTexts texts) {
    List<WordMatch> words = search.words().stream().map(w -> WordMatch.of(w, texts)).toList();
    List<StoredLead> selected = new ArrayList<>();
    List<Long> marked = words.size() == 1 ? words.get(0).candidates(store) : null;
    if (marked != null) {
      marked.forEach(id -> addIfPassing(store, id, words, selected));
    } else {
      for (long id = store.size(); id > 0; id--) {
        addIfPassing(store, id, words, selected);
      }
    }
    return selected;
  }

  private void addIfPassing(
      LeadStore store, long id, List<WordMatch> words, List<StoredLead> selected) {
    StoredLead lead = store.find(id);
    if (passes(lead)) {
      for (WordMatch word : words) {
        if (!word.in(lead, store)) {
          return;
        }
      }
      selected.add(lead);
    }
  }

  private boolean passes(StoredLead lead) {
    return (status == null || status.equals(lead.status()))
        && (concessionaires == null || concessionaires.contains(lead.source().concessionaire()))
        && (phone.isEmpty()
            || (lead.client() != null && contains(lead.client().details().phone(), phone)))
        && (email.isEmpty()
            || (lead.client() != null && contains(lead.client().details().email(), email)));
  }

  /** Returns whether the text, which may be null, contains the lower-case substring. */
  static boolean contains(String text, String part) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(part);
  }

  /** A search word, with the sources and users whose attributes contain it. */
  private record WordMatch(String word, Set<Integer> sources, Set<Integer> users) {

    static WordMatch of(String word, ReferenceTexts texts) {
      return new WordMatch(word, texts.sourcesWith(word), texts.usersWith(word));
    }

    List<Long> candidates(LeadStore store) {
      return sources.isEmpty() && users.isEmpty() ? store.candidates(word) : null;
    }

    boolean in(StoredLead lead, LeadStore store) {
      return store.searchText(lead.id()).contains(word)
          || (!sources.isEmpty() && sources.contains(lead.source().id()))
          || (!users.isEmpty() && users.contains(lead.user().id()));
    }
  }
}
