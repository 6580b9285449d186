package es.sml.connector.ops;

import es.sml.connector.deadletter.Letter;
import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterQueue;
import es.sml.connector.deadletter.LetterSelector;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds dead letters on their queues. Only one message is in memory at a time. */
final class LetterIndex {
  /**
   * The largest disorder of a queue, in milliseconds. A queue is in the order of the commits, so a
   * younger message may come before an older one. No commit takes longer than this.
   */
  private static final long DISORDER = 30_000;

  private final LetterBox box;
  private final LeadRows rows;
  private final LetterJson json;

  LetterIndex(LetterBox box, LeadRows rows, LetterJson json) {
    this.box = box;
    this.rows = rows;
    this.json = json;
  }

  /**
   * Visits all dead letters that match the filter, oldest first.
   *
   * @return the number of messages on the queue that could not be read
   */
  long visit(LetterFilter filter, Consumer<LetterPlace> visitor) {
    return box.browseWhole(
        filter.queue(),
        filter.selector(),
        letter -> {
          if (passes(filter, letter)) {
            visitor.accept(LetterPlace.of(letter));
          }
          return true;
        });
  }

  /** Counts the messages on the queue that cannot be read now. */
  long unread(LetterQueue queue) {
    return box.browseWhole(queue, LetterSelector.all(), letter -> true);
  }

  private void visit(LetterFilter filter, LetterSelector selector, Predicate<LetterPlace> visitor) {
    box.browse(
        filter.queue(),
        selector,
        letter -> !passes(filter, letter) || visitor.test(LetterPlace.of(letter)));
  }

  /**
   * Returns the oldest dead letters that match the filter, oldest first.
   *
   * @param after the last one of the previous page; null for none
   */
  List<LetterPlace> oldest(LetterFilter filter, LetterPlace after, int number) {
    TreeSet<LetterPlace> oldest = new TreeSet<>(LetterPlace.OLDEST_FIRST);
    LetterSelector selector =
        after == null ? filter.selector() : filter.selector().since(after.buried());
    visit(
        filter,
        selector,
        place -> {
          if (after == null || LetterPlace.OLDEST_FIRST.compare(place, after) > 0) {
            oldest.add(place);
          }
          if (oldest.size() > number) {
            oldest.pollLast();
          }
          return oldest.size() < number || place.buried() <= oldest.last().buried() + DISORDER;
        });
    return new ArrayList<>(oldest);
  }

  /**
   * Returns the dead letter with that id or key, or the only one whose id or key begins with it.
   */
  LetterPlace one(String name) {
    if (name.length() < Paging.SHORTEST_NAME) {
      throw OpsException.wrong(
          "the key or id is too short: write at least "
              + Paging.SHORTEST_NAME
              + " characters of it");
    }
    // The CLI shortens the key of a split lead: the beginning of its message's key and the number.
    int slash = name.indexOf('/');
    String part = slash < 0 ? "" : name.substring(slash);
    List<LetterPlace> found = new ArrayList<>();
    for (LetterQueue queue : LetterQueue.values()) {
      box.browse(
          queue,
          LetterSelector.named(slash < 0 ? name : name.substring(0, slash)),
          letter -> {
            if (part.isEmpty() || String.valueOf(letter.key()).endsWith(part)) {
              found.add(LetterPlace.of(letter));
            }
            return true;
          });
    }
    List<LetterPlace> exact =
        found.stream()
            .filter(place -> place.id().equals(name) || name.equals(place.key()))
            .toList();
    return only(name, exact.isEmpty() ? found : exact);
  }

  private LetterPlace only(String name, List<LetterPlace> found) {
    if (found.isEmpty()) {
      throw OpsException.missing(
          rows.find(name)
              .map(LeadRow::erasedAt)
              .map(
                  at ->
                      "the data of "
                          + name
                          + " was erased on "
                          + LetterJson.time(at)
                          + ", so its message no longer exists")
              .orElse("there is no dead letter whose key or id begins with " + name));
    }
    // A message that arrived twice is one lead.
    boolean oneLead =
        found.stream().allMatch(place -> place.key() != null)
            && found.stream().map(LetterPlace::key).distinct().count() == 1;
    if (found.size() > 1 && !oneLead) {
      throw OpsException.conflict(
          "the keys or ids of "
              + found.size()
              + " dead letters begin with "
              + name
              + "; write more of the key");
    }
    LetterPlace newest = found.stream().max(LetterPlace.OLDEST_FIRST).orElseThrow();
    return newest.withCopies(
        (int) found.stream().filter(place -> place.queue() == newest.queue()).count());
  }

  private boolean passes(LetterFilter filter, Letter letter) {
    if (filter.reason() != null && !isReason(filter.reason().toLowerCase(Locale.ROOT), letter)) {
      return false;
    }
    return filter.state() == null
        || (letter.key() != null
            && rows.find(letter.key()).map(LeadRow::state).orElse(null) == filter.state());
  }

  // Compare the masked text, or a viewer could search for a customer's data.
  private boolean isReason(String part, Letter letter) {
    return letter.reason() != null
        && letter.reason().toLowerCase(Locale.ROOT).contains(part)
        && json.reason(letter, false).toLowerCase(Locale.ROOT).contains(part);
  }
}
