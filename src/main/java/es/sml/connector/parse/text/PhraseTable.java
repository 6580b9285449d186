package es.sml.connector.parse.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of phrases, each with a value, that is searched in one pass over a text's words. The word
 * "*" in a phrase stands for up to three words of the text: "probar * coche".
 *
 * @param <V> type of the values
 */
public final class PhraseTable<V> {
  /** The phrases by their first word, the longest first. */
  private final Map<String, List<Entry<V>>> byFirst = new HashMap<>();

  private record Entry<V>(List<String> words, V value) {}

  private static final String GAP = "*";
  private static final int LONGEST_GAP = 3;

  /**
   * A phrase in a text.
   *
   * @param first index of its first word
   * @param last index of its last word
   * @param value of the phrase in the table
   * @param <V> type of the value
   */
  public record Match<V>(int first, int last, V value) {
    /** Returns the number of words. */
    public int size() {
      return last - first + 1;
    }
  }

  /** Adds a phrase. Case, accents and punctuation do not count. */
  public void add(String phrase, V value) {
    List<String> words = new ArrayList<>();
    for (String part : Letters.words(phrase)) {
      words.addAll(part.equals(GAP) ? List.of(GAP) : Words.of(part).list());
    }
    if (!words.isEmpty()) {
      List<Entry<V>> entries = byFirst.computeIfAbsent(words.get(0), first -> new ArrayList<>(1));
      entries.add(new Entry<>(words, value));
      entries.sort(Comparator.comparing(entry -> -entry.words().size()));
    }
  }

  /** Returns the longest phrase that begins at that word; empty if there is none. */
  public Optional<Match<V>> at(Words text, int first) {
    return allAt(text, first).stream().findFirst();
  }

  /** Returns all phrases that begin at that word, the longest first. */
  public List<Match<V>> allAt(Words text, int first) {
    List<Entry<V>> entries = byFirst.get(text.word(first));
    if (entries == null) {
      return List.of();
    }
    List<Match<V>> matches = new ArrayList<>();
    for (Entry<V> entry : entries) {
      int last = last(text, first, entry.words(), 1);
      if (last >= 0) {
        matches.add(new Match<>(first, last, entry.value()));
      }
    }
    return matches;
  }

  /** Returns the longest phrases in the text, from left to right, without overlaps. */
  public List<Match<V>> in(Words text) {
    List<Match<V>> matches = new ArrayList<>();
    int next = 0;
    while (next < text.size()) {
      Optional<Match<V>> match = at(text, next);
      match.ifPresent(matches::add);
      next = match.map(found -> found.last() + 1).orElse(next + 1);
    }
    return matches;
  }

  /** Returns the index of the phrase's last word in the text; -1 if it does not go on so. */
  private static int last(Words text, int at, List<String> phrase, int next) {
    if (next == phrase.size()) {
      return at;
    }
    int longest = phrase.get(next).equals(GAP) ? LONGEST_GAP : 0;
    int wanted = longest > 0 ? next + 1 : next;
    for (int skipped = 0; skipped <= longest && at + skipped + 1 < text.size(); skipped++) {
      if (text.word(at + skipped + 1).equals(phrase.get(wanted))) {
        int last = last(text, at + skipped + 1, phrase, wanted + 1);
        if (last >= 0) {
          return last;
        }
      }
    }
    return -1;
  }
}
