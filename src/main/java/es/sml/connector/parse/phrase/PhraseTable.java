package es.sml.connector.parse.phrase;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of phrases, each with a value, that is searched in one pass over a text's words. The word
 * "*" in a phrase stands for up to three words of the text: "probar * coche". A "~" at a word's end
 * stands for any ending: "financi~".
 *
 * @param <V> type of the values
 */
public final class PhraseTable<V> {
  /** The phrases by their first word, the longest first. */
  private final Map<String, List<Entry<V>>> byFirst = new HashMap<>();

  /** The same of phrases whose first word may end in any way, by the first letters. */
  private final Map<String, List<Entry<V>>> byStem = new HashMap<>();

  /** A bit for each of those first letters, since most words begin with others. */
  private final BitSet stems = new BitSet(STEMS);

  private record Entry<V>(List<String> words, V value) {}

  private static final String GAP = "*";
  private static final char ENDING = '~';

  private static final int STEMS = 1 << 11;

  /** A word with any ending has at least that many letters. */
  private static final int STEM = 3;

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
    // The tables share the words, because many phrases have the same ones.
    List<String> words = words(phrase).stream().map(String::intern).toList();
    if (!words.isEmpty()) {
      String first = words.get(0);
      boolean stem = first.charAt(first.length() - 1) == ENDING;
      if (stem) {
        stems.set(stem(first));
      }
      List<Entry<V>> entries =
          (stem ? byStem : byFirst)
              .computeIfAbsent(stem ? first.substring(0, STEM) : first, k -> new ArrayList<>(1));
      int place = entries.size();
      while (place > 0 && entries.get(place - 1).words().size() < words.size()) {
        place--;
      }
      entries.add(place, new Entry<>(words, value));
    }
  }

  private static int stem(String word) {
    return (word.charAt(0) * 961 + word.charAt(1) * 31 + word.charAt(2)) % STEMS;
  }

  private static List<String> words(String phrase) {
    if (phrase.indexOf(ENDING) < 0 && !phrase.contains(GAP)) {
      return Words.of(phrase).list();
    }
    List<String> words = new ArrayList<>();
    for (String part : Letters.words(phrase)) {
      words.addAll(part.equals(GAP) ? List.of(GAP) : Words.of(part).list());
      if (part.length() > STEM && part.charAt(part.length() - 1) == ENDING) {
        words.add(words.remove(words.size() - 1) + ENDING);
      }
    }
    return words;
  }

  /** Returns the longest phrase that begins at that word; empty if there is none. */
  public Optional<Match<V>> at(Words text, int first) {
    List<Match<V>> matches = allAt(text, first);
    return matches.isEmpty() ? Optional.empty() : Optional.of(matches.get(0));
  }

  /** Returns all phrases that begin at that word, the longest first. */
  public List<Match<V>> allAt(Words text, int first) {
    String word = text.word(first);
    List<Entry<V>> exact = byFirst.get(word);
    List<Entry<V>> stemmed =
        word.length() >= STEM && stems.get(stem(word)) ? byStem.get(word.substring(0, STEM)) : null;
    if (exact == null && stemmed == null) {
      return List.of();
    }
    List<Match<V>> matches = new ArrayList<>(2);
    addAll(exact, text, first, matches);
    addAll(stemmed, text, first, matches);
    if (stemmed != null && exact != null) {
      matches.sort(Comparator.comparing(match -> -match.size()));
    }
    return matches;
  }

  private void addAll(List<Entry<V>> entries, Words text, int first, List<Match<V>> matches) {
    if (entries == null) {
      return;
    }
    for (Entry<V> entry : entries) {
      int last =
          fits(text.word(first), entry.words().get(0)) ? last(text, first, entry.words(), 1) : -1;
      if (last >= 0) {
        matches.add(new Match<>(first, last, entry.value()));
      }
    }
  }

  private static boolean fits(String word, String phrase) {
    int stem = phrase.length() - 1;
    return phrase.charAt(stem) == ENDING
        ? word.regionMatches(0, phrase, 0, stem)
        : word.equals(phrase);
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
      if (fits(text.word(at + skipped + 1), phrase.get(wanted))) {
        int last = last(text, at + skipped + 1, phrase, wanted + 1);
        if (last >= 0) {
          return last;
        }
      }
    }
    return -1;
  }
}
