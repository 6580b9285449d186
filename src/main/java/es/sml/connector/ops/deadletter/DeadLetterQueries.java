package es.sml.connector.ops.deadletter;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.DeadLetterUnreachableException;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists dead letters in pages, and shows one with its content. It decides that a filter by format
 * needs the operator's token.
 */
public record DeadLetterQueries(
    DeadLetterQueues queues, DeadLetterIndex index, OperatorLedger ledger, MaskedViews views) {
  private static final int MOST_COUNTED = 1000;

  /** Returns a page of the dead letters that match a filter, and their total number. */
  public DeadLetterView.Page list(OpsRequest request) {
    Map<String, String> query = request.query();
    DeadLetterFilter filter = DeadLetterFilter.of(query);
    if (filter.format() != null && request.role() != Role.OPERATOR) {
      throw new OpsException(
          403,
          LocalizedText.of(
              "refused.format-of-viewer", "a filter by format needs the operator's token"));
    }
    int limit = Paging.limit(query.get("limit"));
    Comparator<DeadLetterRef> order =
        Paging.oldestFirst(query.get("order"))
            ? DeadLetterRef.OLDEST_FIRST
            : DeadLetterRef.OLDEST_FIRST.reversed();
    DeadLetterRef after =
        query.get("after") == null ? null : DeadLetterCursor.read(query.get("after")).ref();
    TreeSet<DeadLetterRef> page = new TreeSet<>(order);
    long[] matching = {0};
    long unread =
        index.forEach(
            filter,
            ref -> {
              matching[0]++;
              if (after == null || order.compare(ref, after) > 0) {
                page.add(ref);
              }
              if (page.size() > limit + 1) {
                page.pollLast();
              }
            });
    boolean more = page.size() > limit;
    if (more) {
      page.pollLast();
    }
    List<DeadLetterView> deadLetters = listPage(request, filter.queue(), page);
    return new DeadLetterView.Page(
        deadLetters,
        matching[0],
        unread + page.size() - deadLetters.size(),
        more ? DeadLetterCursor.of(page.last()).written() : null);
  }

  /** Returns one dead letter with its content and the history of its lead. */
  public DeadLetterView.Details show(OpsRequest request, boolean unmasked) {
    DeadLetterRef ref = index.one(request.name());
    DeadLetterView.Details shown =
        index.read(ref, deadLetter -> whole(deadLetter, request.role(), unmasked));
    if (unmasked) {
      ledger
          .audit()
          .note(
              request.action("unmask-dead-letter", "dead letter " + ref.id()), ref.key(), "shown");
    }
    return shown;
  }

  /**
   * Returns how many dead letters some dealers have, at most 1,000: the broker counts only whole
   * queues. Null if it does not respond.
   */
  public Long count(Set<String> dealers) {
    long[] found = {0};
    try {
      queues.browse(
          OperatorQueue.DEAD,
          DeadLetterSelector.all().dealers(dealers),
          deadLetter -> ++found[0] < MOST_COUNTED);
    } catch (DeadLetterUnreachableException e) {
      return null; // the component broker has the reason
    }
    return found[0];
  }

  private List<DeadLetterView> listPage(
      OpsRequest request, OperatorQueue queue, Collection<DeadLetterRef> page) {
    Map<String, DeadLetterView> shown = new HashMap<>();
    if (!page.isEmpty()) {
      Map<String, LeadRow> known =
          ledger
              .rows()
              .find(
                  page.stream()
                      .map(DeadLetterRef::key)
                      .filter(Objects::nonNull)
                      .distinct()
                      .toList());
      queues.browse(
          queue,
          DeadLetterSelector.ofIds(page.stream().map(DeadLetterRef::id).toList()),
          deadLetter -> {
            shown.put(
                deadLetter.id(),
                views.deadLetter(deadLetter, known.get(deadLetter.key()), request.role(), false));
            return shown.size() < page.size();
          });
    }
    return page.stream().map(ref -> shown.get(ref.id())).filter(Objects::nonNull).toList();
  }

  private DeadLetterView.Details whole(DeadLetter deadLetter, Role role, boolean unmasked) {
    String key = deadLetter.key();
    LeadRow row = key == null ? null : ledger.rows().find(key).orElse(null);
    return views.details(
        deadLetter, row, key == null ? List.of() : ledger.history().of(key), role, unmasked);
  }
}
