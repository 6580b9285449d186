package es.sml.connector.sandbox.store;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the leads with a mark such as {@code ref:4711} without scanning every lead, with the same
 * result as a scan. It indexes every word from each of its "ref:" on, because a term with "ref:"
 * matches exactly the beginnings of these.
 */
final class MarkIndex {
  private static final String BEGINNING = "ref:";

  /** Limits the memory of one hostile note. Longer terms are searched by their beginning. */
  private static final int LONGEST_KEY = 80;

  private record Mark(String text, long lead) {}

  private final SortedSet<Mark> marks =
      new TreeSet<>(Comparator.comparing(Mark::text).thenComparingLong(Mark::lead));

  /** Adds a lead's lower-case text. Its earlier text stays in the index. */
  void add(long lead, String searchText) {
    for (int at = searchText.indexOf(BEGINNING);
        at >= 0;
        at = searchText.indexOf(BEGINNING, at + 1)) {
      int limit = Math.min(searchText.length(), at + LONGEST_KEY);
      int end = at;
      while (end < limit && !Character.isWhitespace(searchText.charAt(end))) {
        end++;
      }
      marks.add(new Mark(searchText.substring(at, end), lead));
    }
  }

  /** Returns the ids of leads that may contain the term; null for a term of another kind. */
  List<Long> find(String term) {
    if (!term.startsWith(BEGINNING) || term.chars().anyMatch(Character::isWhitespace)) {
      return null;
    }
    String key = term.substring(0, Math.min(term.length(), LONGEST_KEY));
    return marks.subSet(new Mark(key, 0), new Mark(key + Character.MAX_VALUE, 0)).stream()
        .map(Mark::lead)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
