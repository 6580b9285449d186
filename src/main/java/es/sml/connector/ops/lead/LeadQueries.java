package es.sml.connector.ops.lead;

import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.query.LeadFilter;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ops.deadletter.DeadLetterFilter;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.deadletter.OperatorLedger;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.http.TimeRange;
import es.sml.connector.ops.view.lead.LeadView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lists the leads of the ledger in pages, newest first, and shows one. It finds a lead by the
 * beginning of its key, and refuses one that several leads have.
 */
public record LeadQueries(
    DeadLetterQueues queues, OperatorLedger ledger, MaskedViews views, LeadTimeline timeline) {
  private static final String PARKED = "PARKED";

  /** Returns a page of the leads that match a filter, newest first. */
  public LeadView.Page list(OpsRequest request) {
    Map<String, String> query = request.query();
    int limit = Paging.limit(query.get("limit"));
    LeadRow after =
        query.get("after") == null
            ? null
            : ledger
                .rows()
                .find(query.get("after"))
                .orElseThrow(
                    () ->
                        OpsException.wrong(
                            "refused.next",
                            "after must be the value of next of the previous page"));
    List<LeadRow> found = ledger.rows().list(filter(query), after, limit + 1);
    return new LeadView.Page(
        found.stream().limit(limit).map(row -> views.lead(row, request.role(), false)).toList(),
        found.size() > limit ? found.get(limit - 1).leadKey() : null,
        List.of());
  }

  /**
   * Returns one lead with its timeline, the evidence of an unknown outcome and its dead letters.
   */
  public LeadView.Details show(OpsRequest request, boolean unmasked) {
    LeadRow row = one(request.name());
    List<LeadMove> moves = ledger.history().of(row.leadKey());
    List<LeadView.Link> deadLetters = new ArrayList<>();
    for (OperatorQueue queue : OperatorQueue.values()) {
      queues.browse(
          queue,
          DeadLetterSelector.ofKey(row.leadKey()),
          deadLetter -> {
            deadLetters.add(new LeadView.Link(deadLetter.id(), queue.label()));
            return true;
          });
    }
    LeadView.Details shown =
        new LeadView.Details(
            views.lead(row, request.role(), unmasked),
            views.history(moves, unmasked),
            timeline.of(row, moves, unmasked),
            timeline.known(row),
            views.evidence(row, unmasked),
            deadLetters);
    if (unmasked) {
      ledger.audit().note(request.action("unmask-lead", null), row.leadKey(), "shown");
    }
    return shown;
  }

  /** Returns the lead with that key, or the only lead whose key begins with it. */
  public LeadRow one(String name) {
    if (name.length() < Paging.SHORTEST_NAME) {
      throw OpsException.wrong(
          "refused.short-key",
          "the key is too short: write at least {0} characters of it",
          Paging.SHORTEST_NAME);
    }
    return ledger.rows().find(name).orElseGet(() -> beginning(name));
  }

  // The CLI shortens the key of a split lead: the beginning of its message's key and the number.
  private LeadRow beginning(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return only(name);
    }
    String key = only(name.substring(0, slash)).leadKey() + name.substring(slash);
    return ledger
        .rows()
        .find(key)
        .orElseThrow(
            () -> OpsException.missing("refused.no-lead", "the ledger has no lead {0}", key));
  }

  private LeadRow only(String prefix) {
    List<LeadRow> found =
        ledger
            .rows()
            .list(new LeadFilter(null, null, null, null, null, prefix, null, null), null, 100);
    // A message's key and the keys of its split leads have the same beginning.
    List<LeadRow> whole = found.stream().filter(row -> !MessageKey.isPart(row.leadKey())).toList();
    List<LeadRow> candidates = whole.isEmpty() ? found : whole;
    if (candidates.isEmpty()) {
      throw OpsException.missing(
          "refused.no-such-lead", "the ledger has no lead whose key begins with {0}", prefix);
    }
    if (candidates.size() > 1) {
      throw OpsException.conflict(
          "refused.many-leads",
          "the keys of {0} leads begin with {1}; write more of the key",
          candidates.size(),
          prefix);
    }
    return candidates.get(0);
  }

  private static LeadFilter filter(Map<String, String> query) {
    TimeRange range = TimeRange.of(query.get("since"), query.get("until"));
    // Pages and tables show it as a state. For the ledger these are the parked ones of UNKNOWN.
    boolean isParked = PARKED.equalsIgnoreCase(query.get("state"));
    return new LeadFilter(
        isParked ? null : DeadLetterFilter.state(query.get("state"), PARKED),
        (isParked || OpsRequest.isTrue("parked", query.get("parked"))) ? Boolean.TRUE : null,
        query.get("account"),
        OpsRequest.dealers(query.get("dealer")),
        smlId(query.get("smlId")),
        query.get("key"),
        range.sinceMillis(),
        range.untilMillis());
  }

  private static Long smlId(String written) {
    try {
      return written == null ? null : Long.valueOf(written);
    } catch (NumberFormatException e) {
      throw OpsException.wrong("refused.sml-id", "smlId must be a number");
    }
  }
}
