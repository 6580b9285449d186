package es.sml.connector.sandbox.operation;

import es.sml.connector.sandbox.body.Bodies;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.QueryValues;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.reference.References;
import es.sml.connector.sandbox.store.Item;
import es.sml.connector.sandbox.store.LeadStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The filters of the lead list. */
final class LeadListFilter {
  private final List<Predicate<Item>> conditions = new ArrayList<>();
  private final LeadStore store;

  /** The leads that may match, newest first; null for all leads. */
  private List<Long> candidates;

  /** Refuses an unknown status and a concessionaire that is not a number. */
  LeadListFilter(ApiRequest request, LeadStore store, References references) {
    this.store = store;
    String status = request.parameter("status");
    if (!status.isEmpty() && !Bodies.STATUSES.contains(status)) {
      throw new RequestRefusedException(
          ErrorResponses.fieldError(
              "status",
              "Escoja una opción válida. " + status + " no es una de las opciones disponibles."));
    }
    if (!status.isEmpty()) {
      conditions.add(lead -> status.equals(lead.text("status")));
    }
    Set<Integer> dealers = QueryValues.numbers(request, "concessionaire__in");
    if (dealers != null) {
      conditions.add(lead -> dealers.contains(lead.number("concessionaire")));
    }
    for (String field : List.of("phone", "email")) {
      Predicate<Item> filter = containing(request, "client__" + field + "__icontains", field);
      if (filter != null) {
        conditions.add(lead -> lead.item("client") != null && filter.test(lead.item("client")));
      }
    }
    List<String> words = QueryValues.searchWords(request);
    words.forEach(word -> addWord(word, references, words.size() == 1));
  }

  /** Adds a word of a search, which may be in the lead, in its source or in its user. */
  private void addWord(String word, References references, boolean only) {
    Set<Integer> sources = references.table("sources").idsWith(word);
    Set<Integer> users = references.table("user_data").idsWith(word);
    conditions.add(
        lead ->
            store.searchText(lead.id()).contains(word)
                || sources.contains(lead.number("source"))
                || users.contains(lead.number("user")));
    if (only && sources.isEmpty() && users.isEmpty()) {
      candidates = store.candidates(word);
    }
  }

  /**
   * Returns the condition that a field contains the parameter in upper or lower case; null if the
   * parameter is empty.
   */
  static Predicate<Item> containing(ApiRequest request, String parameter, String field) {
    String part = request.parameter(parameter).strip().toLowerCase(Locale.ROOT);
    return part.isEmpty()
        ? null
        : item ->
            item.text(field) != null && item.text(field).toLowerCase(Locale.ROOT).contains(part);
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** Returns the matching leads, newest first. */
  List<Item> select() {
    List<Item> selected = new ArrayList<>();
    if (candidates != null) {
      candidates.forEach(id -> addIfPassing(store.find(id), selected));
    } else {
      for (long id = store.size(); id > 0; id--) {
        addIfPassing(store.find(id), selected);
      }
    }
    return selected;
  }

  private void addIfPassing(Item lead, List<Item> selected) {
    for (Predicate<Item> condition : conditions) {
      if (!condition.test(lead)) {
        return;
      }
    }
    selected.add(lead);
  }
}
