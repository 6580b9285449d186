package es.sml.connector.parse.request;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds amounts of money that buy a car: "14.000", "14 mil", "14k"; no year and no kilometres. */
final class Amounts {
  private static final Set<String> THOUSAND =
      Letters.wordSet("mil mila mille tausend duizend thousand grand k");
  private static final Set<String> NO_MONEY =
      Set.copyOf(
          Letters.words("km kms kilometros quilometros kilometer kilometres miles millas cv"));
  private static final Set<String> UNITS =
      Letters.wordSet("euro euros eur mil mila mille tausend thousand pounds lei zl");
  private static final int LONGEST = 6;
  private static final int OF_A_YEAR = 4;
  private static final int OF_THOUSANDS = 3;

  private Amounts() {}

  /** Returns the number, or the number of euros, right before the phrase; -1 if there is none. */
  static int before(Words words, PhraseTable.Match<Wish> phrase) {
    int before = phrase.first() - 1;
    int number = before > 0 && UNITS.contains(words.word(before)) ? before - 1 : before;
    return number >= 0 && isMoney(words.word(number)) ? number : -1;
  }

  static List<PhraseTable.Match<Wish>> in(Words words) {
    List<PhraseTable.Match<Wish>> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int last = isNumber(words.word(i)) ? last(words, i) : -1;
      if (last >= 0 && (last + 1 == words.size() || !NO_MONEY.contains(words.word(last + 1)))) {
        found.add(new PhraseTable.Match<>(i, last, Wish.AMOUNT));
      }
    }
    return found;
  }

  /** Returns the last word of the amount; -1 if the number is none. */
  private static int last(Words words, int first) {
    String word = words.word(first);
    String next = first + 1 < words.size() ? words.word(first + 1) : "";
    boolean thousands = next.length() == OF_THOUSANDS && isNumber(next) && isGroup(words, first);
    if (word.length() <= OF_THOUSANDS && (thousands || THOUSAND.contains(next))) {
      return first + 1;
    }
    boolean whole = word.length() >= OF_A_YEAR && word.length() <= LONGEST;
    return (whole && !isYear(word)) || word.endsWith("k") ? first : -1;
  }

  private static boolean isMoney(String word) {
    return isNumber(word) && word.length() >= OF_THOUSANDS && !isYear(word);
  }

  private static boolean isYear(String word) {
    return word.length() == OF_A_YEAR && (word.startsWith("19") || word.startsWith("20"));
  }

  // "14.000" and "14 000" are two words of the text.
  private static boolean isGroup(Words words, int first) {
    return words.start(first + 1) - words.end(first) == 1;
  }

  private static boolean isNumber(String word) {
    String digits = word.endsWith("k") ? word.substring(0, word.length() - 1) : word;
    return !digits.isEmpty() && digits.chars().allMatch(Character::isDigit);
  }
}
