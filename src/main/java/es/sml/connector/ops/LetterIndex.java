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

/** Finds letters on their queues; one message is in memory at a time. */
final class LetterIndex {
  /**
   * Of letters that are buried at the same time, one may lie before an older one: the order on the
   * queue is that of the commits. None takes so many milliseconds to be committed.
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
   * Shows all letters that the filter lets pass, oldest first.
   *
   * @return how many letters of the queue could not be read
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

  /** How many letters of the queue cannot be read now. */
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
   * The oldest letters that the filter lets pass, oldest first.
   *
   * @param after the letter after which they begin; null for none
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

  /** The letter of that name: its id or key, or the beginning of one that no other has. */
  LetterPlace one(String name) {
    if (name.length() < Paging.SHORTEST_NAME) {
      throw OpsException.wrong(
          "a letter is named by at least " + Paging.SHORTEST_NAME + " characters of its key or id");
    }
    // As it is shown, a part's key is the beginning of its message's key with the part's number.
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
                          + ": its message is gone")
              .orElse("no letter has a key or id that begins with " + name));
    }
    // A message that came twice is one lead.
    boolean oneLead =
        found.stream().allMatch(place -> place.key() != null)
            && found.stream().map(LetterPlace::key).distinct().count() == 1;
    if (found.size() > 1 && !oneLead) {
      throw OpsException.conflict(
          found.size() + " letters have a key or id that begins with " + name);
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

  // As it is shown: else whoever may not see a customer could still ask for him.
  private boolean isReason(String part, Letter letter) {
    return letter.reason() != null
        && letter.reason().toLowerCase(Locale.ROOT).contains(part)
        && json.reason(letter, false).toLowerCase(Locale.ROOT).contains(part);
  }
}
