package es.sml.connector.parse.gap;

import java.util.List;

/**
 * Decides whether the local part of an address consists of a name's words or their beginnings:
 * "cbaron" of Cecilio Baron.
 */
final class AddressOfName {
  /** The shortest word that the address must contain whole. */
  private static final int SHORTEST_WHOLE = 4;

  private static final int MOST_WORDS = 4;

  /** A longer beginning must be the whole word, so that the search stays short. */
  private static final int LONGEST_PART = 6;

  private AddressOfName() {}

  /**
   * Returns whether the letters of the address are beginnings of at least two words, one of them
   * whole: "cbaron" of "cecilio", "baron".
   *
   * @param local part in lower case without accents; signs and digits do not count
   * @param words of the name in the same form
   */
  static boolean consistsOf(String local, List<String> words) {
    StringBuilder letters = new StringBuilder();
    local.chars().filter(Character::isLetter).forEach(letters::appendCodePoint);
    return words.size() > 1
        && words.size() <= MOST_WORDS
        && isSpelt(letters.toString(), words, 0, 0, false);
  }

  private static boolean isSpelt(
      String letters, List<String> words, int at, int used, boolean whole) {
    if (at == letters.length()) {
      return whole && Integer.bitCount(used) > 1;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int common = (used & (1 << i)) != 0 ? 0 : common(letters, at, word);
      for (int length = common; length > 0; length--) {
        boolean all = length == word.length();
        if ((all || length <= LONGEST_PART)
            && isSpelt(
                letters,
                words,
                at + length,
                used | (1 << i),
                whole || (all && length >= SHORTEST_WHOLE))) {
          return true;
        }
      }
    }
    return false;
  }

  private static int common(String letters, int at, String word) {
    int length = 0;
    while (length < word.length()
        && at + length < letters.length()
        && word.charAt(length) == letters.charAt(at + length)) {
      length++;
    }
    return length;
  }
}
