package es.sml.connector.parse.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of phrases, each with values, that is searched in one pass over a text's words.
 *
 * @param <V> type of the values
 */
public final class PhraseTable<V> {
  /** The phrases by their first word, the longest first. */
  private final Map<String, List<Entry<V>>> byFirst = new HashMap<>();

  private record Entry<V>(List<String> words, V value) {}

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
    List<String> words = Words.of(phrase).list();
    if (!words.isEmpty()) {
      List<Entry<V>> entries = byFirst.computeIfAbsent(words.get(0), first -> new ArrayList<>(1));
      entries.add(new Entry<>(words, value));
      entries.sort(Comparator.comparing(entry -> -entry.words().size()));
    }
  }

  /** Returns the longest phrase that begins at that word; empty if there is none. */
  public Optional<Match<V>> at(Words text, int first) {
    for (Entry<V> entry : byFirst.getOrDefault(text.word(first), List.of())) {
      if (begins(text, first, entry.words())) {
        return Optional.of(new Match<>(first, first + entry.words().size() - 1, entry.value()));
      }
    }
    return Optional.empty();
  }

  /** Returns all phrases that begin at that word, the longest first. */
  public List<Match<V>> allAt(Words text, int first) {
    List<Match<V>> matches = new ArrayList<>();
    for (Entry<V> entry : byFirst.getOrDefault(text.word(first), List.of())) {
      if (begins(text, first, entry.words())) {
        matches.add(new Match<>(first, first + entry.words().size() - 1, entry.value()));
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

  private static boolean begins(Words text, int first, List<String> phrase) {
    if (first + phrase.size() > text.size()) {
      return false;
    }
    for (int i = 1; i < phrase.size(); i++) {
      if (!text.word(first + i).equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }
}
