package es.sml.connector.sandbox.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/** The words of a {@code search} parameter. Each must occur somewhere, in upper or lower case. */
record SearchTerms(List<String> words) {

  /** Words end at white space and at commas, as in Django REST Framework. */
  static SearchTerms of(String search) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(search.toLowerCase(Locale.ROOT), ", \t\r\n\u0000");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return new SearchTerms(words);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Returns whether every word occurs in the lower-case text. */
  boolean matches(String lowerCaseText) {
    for (String word : words) {
      if (!lowerCaseText.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
