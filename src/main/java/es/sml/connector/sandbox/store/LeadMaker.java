package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.reference.References;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes the leads of bodies. Kept elements stay unchanged; new ones get ids and dates. A sold
 * vehicle ends its lead.
 */
final class LeadMaker {
  private static final String END = "end";
  private static final String NO_AGE =
      "{'years': 0, 'months': 0, 'days': 0, 'hours': 0, 'minutes': 0, 'seconds': 0}";

  // The ids of every table start at a different number, as in the manual's examples. So a test
  // finds a confused id.
  private final Map<String, Long> lastIds =
      new HashMap<>(
          Map.of(
              "vehicle", 52L,
              "request", 48L,
              "client", 300L,
              "task", 500L,
              "appraisal", 100L,
              "note", 2_700L,
              "tags", 1_200L,
              "revision", 9_000L));

  private final References references;

  LeadMaker(References references) {
    this.references = references;
  }

  private long nextId(String table) {
    return lastIds.merge(table, 1L, Long::sum);
  }

  Item create(long id, Item draft, Instant now) {
    Item lead = draft.with("id", id).with("created", now);
    if (lead.get("user") == null) {
      lead = withUser(lead, "user");
    }
    // The sample dates the first task of a lead without tasks to its creation. Its age, nsa, is the
    // time between the two.
    lead = lead.with("first_task_date", now).with("nsa", NO_AGE).with("cur_user_can_assign", true);
    return complete(lead, isSold(lead), now);
  }

  /** Completes a changed lead. A vehicle that is sold now ends it. */
  Item change(Item before, Item draft, Instant now) {
    boolean soldNow = isSold(draft) && (draft.item("vehicle").get("id") == null || !isSold(before));
    return complete(draft, soldNow, now);
  }

  private static boolean isSold(Item lead) {
    return lead.item("vehicle").flag("sold");
  }

  private Item complete(Item draft, boolean soldNow, Instant now) {
    Item lead = withSource(soldNow ? draft.with("status", END) : draft);
    boolean ended = lead.text("status").equals(END);
    if (soldNow || !ended) {
      lead = lead.with("result", soldNow ? "not available" : null);
    }
    for (String block : List.of("client", "vehicle", "request")) {
      lead = withId(lead, block);
    }
    List<Item> tasks = new ArrayList<>();
    for (Item task : lead.item("request").items("task")) {
      tasks.add(task(task, now));
    }
    boolean pending =
        !ended
            && (tasks.isEmpty() || !tasks.stream().allMatch(t -> t.flag("realization_date_check")));
    lead = lead.with("request", lead.item("request").with("task", List.copyOf(tasks)));
    lead = lead.with("note", notes(lead, "note", now)).with("tags", notes(lead, "tags", now));
    return dated(lead, "finish_date", ended, now).with("pending_tasks", pending);
  }

  private Item withSource(Item lead) {
    var source = references.table("sources").find(lead.number("source")).tree();
    int dealer = source.path("concession").intValue();
    return lead.with("concessionaire", dealer)
        .with("concessionaire_data", references.table("concessionaire_data").find(dealer))
        .with("origin", references.table("origin").find(source.path("origin").intValue()));
  }

  private Item withUser(Item item, String field) {
    return item.with(field, References.API_USER)
        .with(field + "_data", references.table(field + "_data").find(References.API_USER));
  }

  private Item withId(Item item, String block) {
    Item present = item.item(block);
    return present == null || present.get("id") != null
        ? item
        : item.with(block, present.with("id", nextId(block)));
  }

  private Item task(Item draft, Instant now) {
    Item task = draft;
    if (task.get("id") == null) {
      task = withUser(task.with("id", nextId("task")).with("created", now), "author");
      task = task.with("is_click2call", false);
    }
    task = withId(task.with("note", notes(task, "note", now)), "appraisal");
    task = dated(task, "realization_date", task.flag("realization_date_check"), now);
    return dated(task, "tracking_date", task.flag("tracking_date_check"), now);
  }

  /** Sets the time since which a value is true; it stays while the value is true. */
  private static Item dated(Item item, String field, boolean isSo, Instant now) {
    return isSo && item.get(field) != null ? item : item.with(field, isSo ? now : null);
  }

  private List<Item> notes(Item item, String field, Instant now) {
    return item.items(field).stream().map(note -> note(note, field, now)).toList();
  }

  /** Returns a note with its newest revision, and all earlier ones. */
  private Item note(Item note, String table, Instant now) {
    List<Item> history = new ArrayList<>();
    if (note.get("id") != null) {
      history.addAll(note.items("history"));
      if (history.get(0).text("content").equals(note.text("content"))) {
        return note;
      }
    }
    long id = history.isEmpty() ? nextId(table) : note.id();
    String content = note.text("content");
    history.add(0, ItemLayout.REVISION.of(nextId("revision"), now, References.API_USER, content));
    return note.with("id", id).with("modified", now).with("history", List.copyOf(history));
  }
}
