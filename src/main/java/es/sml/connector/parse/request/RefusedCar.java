package es.sml.connector.parse.request;

import es.sml.connector.parse.phrase.PhraseTable.Match;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Set;

/** The negation right beside a car that the customer does not want. */
final class RefusedCar {
  private static final int MOST_BETWEEN = 2;

  /** Words between a negation and a car: "y no por el Duster", "not the Duster". */
  private static final Set<String> BETWEEN =
      Set.of(
          "por", "per", "pel", "pelo", "pela", "polo", "pola", "for", "fur", "pour", "el", "la",
          "o", "a", "the", "den", "das", "die", "le", "il", "lo", "de", "um", "ein", "einen", "een",
          "l");

  private RefusedCar() {}

  /** Returns whether a negation stands right before the car or after it: "the Astra no, the". */
  static boolean isBeside(Words words, int first, int last, List<Match<Wish>> found) {
    return isAfter(words, last + 1, found) || isBefore(words, first, found);
  }

  private static boolean isAfter(Words words, int at, List<Match<Wish>> found) {
    String rest = at < words.size() ? words.text().substring(words.end(at)) : "-";
    return (rest.isEmpty() || ",.;\n".indexOf(rest.charAt(0)) >= 0)
        && found.stream().anyMatch(not -> not.value() == Wish.NOT && not.first() == at);
  }

  private static boolean isBefore(Words words, int car, List<Match<Wish>> found) {
    int at = car - 1;
    while (at > 0 && car - at <= MOST_BETWEEN && BETWEEN.contains(words.word(at))) {
      at--;
    }
    if (at < 0 || at == car - 1) {
      return false;
    }
    int not = at;
    String between = words.text().substring(words.end(not), words.start(car));
    return between.chars().allMatch(c -> Character.isLetter(c) || " '’".indexOf(c) >= 0)
        && found.stream().anyMatch(match -> match.value() == Wish.NOT && match.last() == not);
  }
}
