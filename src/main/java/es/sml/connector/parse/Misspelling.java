package es.sml.connector.parse;

import java.util.Collection;
import java.util.Comparator;

/** Suggests the correct word for a misspelt one. */
final class Misspelling {
  private Misspelling() {}

  /** Returns "; did you mean x?" for the closest word, or a list of the valid words. */
  static String hint(String written, Collection<String> words) {
    return words.stream()
        .min(Comparator.comparingInt(word -> distance(written, word)))
        .filter(word -> distance(written, word) <= 1 + word.length() / 3)
        .map(word -> "; did you mean " + word + "?")
        .orElse("; use one of " + String.join(", ", words.stream().sorted().toList()));
  }

  /** Returns the number of letters to change, add or remove (Levenshtein). */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
