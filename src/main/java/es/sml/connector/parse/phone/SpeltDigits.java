package es.sml.connector.parse.phone;

import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads telephone numbers that are written in words: "seis cinco cinco 44 33 veintidós". */
final class SpeltDigits {
  private static final int FEWEST_DIGITS = 9;
  private static final int MOST_DIGITS = 13;
  private static final int GROUP = 2; // digits after a dot: "55.20.84"; a price has three
  private static final String HUNDREDS = "00";
  private static final Set<String> AND = Set.of("y", "i", "e", "et");

  private final Map<String, String> values = new HashMap<>();

  /** Digits in a text, and their place. */
  record Found(String digits, int start, int end) {}

  void add(String plain, String digits) {
    values.put(plain, digits);
  }

  /** Returns the numbers that have at least one word, or only single digits: "6 2 2, 5 5 0". */
  List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    Words words = Words.of(text);
    int next = 0;
    while (next < words.size()) {
      int first = next;
      StringBuilder digits = new StringBuilder();
      boolean spelt = false;
      boolean single = true;
      int hundred = -1; // where the digits after a hundred would be
      while (next < words.size() && (next == first || isNear(words, next))) {
        String word = words.word(next);
        String value = values.get(word);
        boolean and = AND.contains(word) && next > first && isTen(words, next - 1);
        boolean number = word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (value == null && !number && !and) {
          break;
        }
        if (value != null && value.length() == 1 && next > first && isOfTen(words, next)) {
          digits.setCharAt(digits.length() - 1, value.charAt(0));
        } else if (!and) {
          if (value != null && hundred == digits.length() && !value.endsWith(HUNDREDS)) {
            digits.setLength(hundred - value.length()); // "seiscientos", "once"
          }
          digits.append(number ? word : value);
          hundred = value != null && value.endsWith(HUNDREDS) ? digits.length() : -1;
        }
        spelt |= value != null;
        single &= word.length() == 1;
        next++;
      }
      if ((spelt || single) && digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS) {
        found.add(new Found(digits.toString(), words.start(first), words.end(next - 1)));
      }
      next = Math.max(next, first + 1);
    }
    return found;
  }

  private boolean isTen(Words words, int at) {
    String value = values.getOrDefault(words.word(at), "");
    return value.length() == 2 && value.charAt(1) == '0' && value.charAt(0) > '1';
  }

  // "sesenta y cinco", "soixante-cinq"
  private boolean isOfTen(Words words, int at) {
    boolean hyphen =
        words.end(at - 1) + 1 == words.start(at) && words.text().charAt(words.end(at - 1)) == '-';
    return hyphen
        ? isTen(words, at - 1)
        : AND.contains(words.word(at - 1)) && at > 1 && isTen(words, at - 2);
  }

  // A full stop and a space end a number, but "seis, cinco" goes on, also in the next line.
  private static boolean isNear(Words words, int at) {
    String gap = words.text().substring(words.end(at - 1), words.start(at));
    return gap.length() <= 3
        && (gap.indexOf('.') < 0 || (gap.length() == 1 && words.word(at).length() == GROUP))
        && gap.chars().allMatch(c -> " ,-.\u00A0\n".indexOf(c) >= 0)
        && gap.indexOf('\n') == gap.lastIndexOf('\n');
  }
}
