package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.http.Timestamps;
import es.sml.connector.sandbox.reference.ReferenceRow;
import es.sml.connector.sandbox.reference.References;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The history of each lead, oldest first. A request that changes nothing adds no entry. */
final class ChangeHistory {
  /** Fields that follow from others. */
  private static final Set<String> UNTRACKED =
      Set.of(
          ("author concessionaire created history is_click2call modified pending_tasks"
                  + " realization_date_check tracking_date_check")
              .split(" ", -1));

  private final List<List<Item>> histories = new ArrayList<>();
  private long last;

  /** Returns the entries of an existing lead. */
  List<Item> of(long lead) {
    return histories.get((int) lead - 1);
  }

  /** Adds the next lead. */
  void created(Instant now) {
    histories.add(List.of(entry("+", List.of(), now)));
  }

  void changed(Item before, Item after, Instant now) {
    List<Item> changes = changes(before, after);
    if (!changes.isEmpty()) {
      List<Item> longer = new ArrayList<>(of(after.id()));
      longer.add(entry("~", changes, now));
      histories.set((int) after.id() - 1, List.copyOf(longer));
    }
  }

  private Item entry(String type, List<Item> changes, Instant now) {
    return ItemLayout.HISTORY_ENTRY.of(++last, now, References.API_USER, type, changes);
  }

  private static List<Item> changes(Item before, Item after) {
    SortedMap<String, String> old = new TreeMap<>();
    SortedMap<String, String> now = new TreeMap<>();
    collect("", before, old);
    collect("", after, now);
    Set<String> fields = new TreeSet<>(old.keySet());
    fields.addAll(now.keySet());
    return fields.stream()
        .filter(field -> !Objects.equals(old.get(field), now.get(field)))
        .map(field -> ItemLayout.CHANGE.of(field, old.get(field), now.get(field)))
        .toList();
  }

  /**
   * Collects the values by their JSON paths, such as {@code vehicle.km} or {@code
   * request.task[501].media}. A note's path has its content.
   */
  private static void collect(String path, Item item, SortedMap<String, String> values) {
    item.forEach(
        (field, value) -> {
          boolean idInPath = field.equals("id") && path.endsWith("]");
          if (value == null
              || value instanceof ReferenceRow
              || idInPath
              || UNTRACKED.contains(field)) {
            return;
          }
          String place = path.isEmpty() ? field : path + "." + field;
          if (value instanceof Item block) {
            collect(place, block, values);
          } else if (value instanceof List<?>) {
            item.items(field).forEach(i -> collect(place + "[" + i.id() + "]", i, values));
          } else {
            values.put(
                field.equals("content") ? path : place,
                value instanceof Instant at ? Timestamps.write(at) : value.toString());
          }
        });
  }
}
