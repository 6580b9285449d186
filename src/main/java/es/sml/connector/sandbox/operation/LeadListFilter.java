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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The filters of the lead list: status, concessionaire, telephone, e-mail and search. A word of a
 * search may be in the lead, its source or its user.
 */
final class LeadListFilter {
  private final List<Predicate<Item>> conditions = new ArrayList<>();
  private final LeadStore store;

  /** A search for which the store has candidates; empty for none. */
  private String mark = "";

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
      addPart(
          conditions,
          request.parameter("client__" + field + "__icontains"),
          lead -> lead.item("client") == null ? null : lead.item("client").text(field));
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
      mark = word;
    }
  }

  /** Adds that a text contains this part, in upper or lower case; an empty part adds nothing. */
  static void addPart(List<Predicate<Item>> conditions, String part, Function<Item, String> text) {
    String lowerCase = part.strip().toLowerCase(Locale.ROOT);
    if (!lowerCase.isEmpty()) {
      conditions.add(
          item -> {
            String whole = text.apply(item);
            return whole != null && whole.toLowerCase(Locale.ROOT).contains(lowerCase);
          });
    }
  }

  static Predicate<Item> all(List<Predicate<Item>> conditions) {
    return conditions.stream().reduce(item -> true, Predicate::and);
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** Returns the matching leads, newest first. */
  List<Item> select() {
    return store.candidates(mark).filter(all(conditions)).toList();
  }
}
