package es.sml.connector.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/** The words of a {@code search} parameter: each must occur somewhere, in any case of letters. */
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

  /** Whether every word occurs in the text, which must be in lower case. */
  boolean matches(String lowerCaseText) {
    for (String word : words) {
      if (!lowerCaseText.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
