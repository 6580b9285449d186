package es.sml.connector.parse.text;

import es.sml.connector.language.LocalizedText;
import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Suggests the nearest known word for a wrong one in a template, a mapping or a pause; else lists
 * all. {@code BindingProblems} and {@code EnvironmentKeys} do so for settings.
 */
public final class Misspelling {
  private static final int FAR = -1;
  private static final int MOST_LISTED = 50;

  private Misspelling() {}

  /**
   * Returns "; did you mean x?" for the closest word, or a list of the valid words. Returns nothing
   * if there are many of them, or none.
   */
  public static LocalizedText hint(String written, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(written, word) != FAR)
        .min(Comparator.comparingInt(word -> distance(written, word)))
        .map(word -> LocalizedText.of("binding.did-you-mean", "; did you mean {0}?", word))
        .orElseGet(
            () ->
                words.isEmpty() || words.size() > MOST_LISTED
                    ? LocalizedText.untranslated("")
                    : LocalizedText.of(
                        "format.use-one-of",
                        "; use one of {0}",
                        String.join(", ", words.stream().sorted().toList())));
  }

  // Without its first or last words, it is as close as with a typing error. With a limit, a text of
  // any length costs no more than a word.
  private static int distance(String written, String word) {
    boolean isPart = word.startsWith(written + "-") || word.endsWith("-" + written);
    return isPart ? 1 : new LevenshteinDistance(1 + word.length() / 3).apply(written, word);
  }
}
