package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterQueue;
import es.sml.connector.deadletter.LetterSelector;
import es.sml.connector.deliver.LeadFilter;
import es.sml.connector.deliver.LeadHistory;
import es.sml.connector.deliver.LeadMove;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.OperationAudit;
import es.sml.connector.lead.MessageKey;
import java.util.List;
import java.util.Map;

/** Answers the API's queries about leads in the ledger. */
final class LeadDesk {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private final LetterBox box;
  private final LeadRows rows;
  private final LeadHistory history;
  private final OperationAudit audit;
  private final LetterJson json;
  private final LeadStory story;

  LeadDesk(
      LetterBox box,
      LeadRows rows,
      LeadHistory history,
      OperationAudit audit,
      LetterJson json,
      LeadStory story) {
    this.box = box;
    this.rows = rows;
    this.history = history;
    this.audit = audit;
    this.json = json;
    this.story = story;
  }

  /** Returns a page of the leads that match a filter, newest first. */
  ObjectNode list(OpsRequest request) {
    Map<String, String> query = request.query();
    int limit = Paging.limit(query.get("limit"), USUAL_PAGE, LARGEST_PAGE);
    LeadRow after =
        query.get("after") == null
            ? null
            : rows.find(query.get("after"))
                .orElseThrow(
                    () ->
                        OpsException.wrong("after must be the value of next of the previous page"));
    List<LeadRow> found = rows.list(filter(query), after, limit + 1);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode leads = answer.putArray("leads");
    found.stream().limit(limit).forEach(row -> leads.add(json.lead(row, false)));
    answer.put("next", found.size() > limit ? found.get(limit - 1).leadKey() : null);
    return answer;
  }

  /**
   * Returns one lead with its timeline, the evidence of an unknown outcome and its dead letters.
   */
  ObjectNode show(OpsRequest request, boolean unmasked) {
    LeadRow row = one(request.name());
    ObjectNode shown = json.lead(row, unmasked);
    shown.put("reference", MessageKey.reference(row.leadKey()));
    List<LeadMove> moves = history.of(row.leadKey());
    shown.set("history", json.history(moves, unmasked));
    shown.set("timeline", story.of(row, moves, unmasked));
    shown.set("crm", story.known(row));
    shown.set("evidence", json.evidence(row, unmasked));
    ArrayNode letters = shown.putArray("deadLetters");
    for (LetterQueue queue : LetterQueue.values()) {
      box.browse(
          queue,
          LetterSelector.ofKey(row.leadKey()),
          letter -> {
            letters.addObject().put("id", letter.id()).put("queue", queue.label());
            return true;
          });
    }
    if (unmasked) {
      audit.note(request.operation("unmask-lead", null), row.leadKey(), "shown");
    }
    return shown;
  }

  /** Returns the lead with that key, or the only lead whose key begins with it. */
  LeadRow one(String name) {
    if (name.length() < Paging.SHORTEST_NAME) {
      throw OpsException.wrong(
          "the key is too short: write at least " + Paging.SHORTEST_NAME + " characters of it");
    }
    return rows.find(name).orElseGet(() -> beginning(name));
  }

  // The CLI shortens the key of a split lead: the beginning of its message's key and the number.
  private LeadRow beginning(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return only(name);
    }
    String key = only(name.substring(0, slash)).leadKey() + name.substring(slash);
    return rows.find(key).orElseThrow(() -> OpsException.missing("the ledger has no lead " + key));
  }

  private LeadRow only(String prefix) {
    List<LeadRow> found =
        rows.list(new LeadFilter(null, null, null, null, null, prefix, null, null), null, 100);
    // A message's key and the keys of its split leads have the same beginning.
    List<LeadRow> whole = found.stream().filter(row -> row.leadKey().indexOf('/') < 0).toList();
    List<LeadRow> candidates = whole.isEmpty() ? found : whole;
    if (candidates.isEmpty()) {
      throw OpsException.missing("the ledger has no lead whose key begins with " + prefix);
    }
    if (candidates.size() > 1) {
      throw OpsException.conflict(
          "the keys of "
              + candidates.size()
              + " leads begin with "
              + prefix
              + "; write more of the key"
              + "; write more of the key");
    }
    return candidates.get(0);
  }

  private static LeadFilter filter(Map<String, String> query) {
    return new LeadFilter(
        LetterFilter.state(query.get("state")),
        "true".equals(query.get("parked")) ? Boolean.TRUE : null,
        query.get("account"),
        query.get("dealer"),
        smlId(query.get("smlId")),
        query.get("key"),
        LetterFilter.time("since", query.get("since")),
        LetterFilter.time("until", query.get("until")));
  }

  private static Long smlId(String written) {
    try {
      return written == null ? null : Long.valueOf(written);
    } catch (NumberFormatException e) {
      throw OpsException.wrong("smlId must be a number");
    }
  }
}
