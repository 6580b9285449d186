package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.Letter;
import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterQueue;
import es.sml.connector.deadletter.LetterSelector;
import es.sml.connector.deliver.LeadHistory;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.OperationAudit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Answers the API's queries about dead letters. */
final class LetterDesk {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private final LetterBox box;
  private final LetterIndex index;
  private final LeadRows rows;
  private final LeadHistory history;
  private final OperationAudit audit;
  private final LetterJson json;

  LetterDesk(
      LetterBox box,
      LetterIndex index,
      LeadRows rows,
      LeadHistory history,
      OperationAudit audit,
      LetterJson json) {
    this.box = box;
    this.index = index;
    this.rows = rows;
    this.history = history;
    this.audit = audit;
    this.json = json;
  }

  /** Returns a page of the dead letters that match a filter, and their total number. */
  ObjectNode list(OpsRequest request) {
    Map<String, String> query = request.query();
    LetterFilter filter = LetterFilter.of(query);
    int limit = Paging.limit(query.get("limit"), USUAL_PAGE, LARGEST_PAGE);
    Comparator<LetterPlace> order =
        Paging.oldestFirst(query.get("order"))
            ? LetterPlace.OLDEST_FIRST
            : LetterPlace.OLDEST_FIRST.reversed();
    LetterPlace after =
        query.get("after") == null ? null : LetterCursor.read(query.get("after")).place();
    TreeSet<LetterPlace> page = new TreeSet<>(order);
    long[] matching = {0};
    long unread =
        index.visit(
            filter,
            place -> {
              matching[0]++;
              if (after == null || order.compare(place, after) > 0) {
                page.add(place);
              }
              if (page.size() > limit + 1) {
                page.pollLast();
              }
            });
    boolean more = page.size() > limit;
    if (more) {
      page.pollLast();
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode letters = letters(filter.queue(), page);
    answer.set("deadLetters", letters);
    answer.put("matching", matching[0]);
    answer.put("unreadable", unread + page.size() - letters.size());
    answer.put("next", more ? LetterCursor.of(page.last()).written() : null);
    return answer;
  }

  /** Returns one dead letter with its content and the history of its lead. */
  ObjectNode show(OpsRequest request, boolean unmasked) {
    LetterPlace place = index.one(request.name());
    ObjectNode[] shown = {null};
    box.browse(
        place.queue(),
        LetterSelector.ofId(place.id()),
        letter -> {
          shown[0] = whole(letter, unmasked);
          return false;
        });
    if (shown[0] == null) {
      throw OpsException.missing(
          "the dead letter " + place.id() + " was removed in the meantime; list them again");
    }
    if (unmasked) {
      audit.note(
          request.operation("unmask-dead-letter", "dead letter " + place.id()),
          place.key(),
          "shown");
    }
    return shown[0];
  }

  private ArrayNode letters(LetterQueue queue, Collection<LetterPlace> page) {
    Map<String, ObjectNode> shown = new HashMap<>();
    if (!page.isEmpty()) {
      Map<String, LeadRow> known =
          rows.find(
              page.stream().map(LetterPlace::key).filter(Objects::nonNull).distinct().toList());
      box.browse(
          queue,
          LetterSelector.ofIds(page.stream().map(LetterPlace::id).toList()),
          letter -> {
            shown.put(letter.id(), json.letter(letter, known.get(letter.key()), false));
            return shown.size() < page.size();
          });
    }
    ArrayNode letters = JsonNodeFactory.instance.arrayNode();
    page.stream()
        .map(place -> shown.get(place.id()))
        .filter(Objects::nonNull)
        .forEach(letters::add);
    return letters;
  }

  private ObjectNode whole(Letter letter, boolean unmasked) {
    String key = letter.key();
    LeadRow row = key == null ? null : rows.find(key).orElse(null);
    byte[] content = letter.content(); // reading the beginning first would lose the rest
    ObjectNode shown = json.letter(letter, row, unmasked);
    shown.set("history", json.history(key == null ? List.of() : history.of(key), unmasked));
    json.addContent(shown, letter.contentType(), content, unmasked);
    return shown;
  }
}
