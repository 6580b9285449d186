package es.sml.connector.parse.car.list;

import es.sml.connector.parse.text.Words;
import java.util.List;

/**
 * The longest name of the list at a word of a text. Decides which spaces, hyphens, plurals and
 * suffixes ("320d") a name may have.
 *
 * @param first index of its first word
 * @param last index of its last word
 * @param meanings of the name
 */
public record CarMatch(int first, int last, List<CarEntry> meanings) {
  private static final int MOST_WORDS = 6;
  private static final int LONGEST = 40;
  private static final int SHORTEST_PLURAL = 5;

  /** Returns the longest name that begins at the word; null if there is none. */
  public static CarMatch at(CarList list, Words words, int first) {
    return at(list, words, first, null);
  }

  /**
   * Returns the longest name of a make's model that begins at the word; null if there is none.
   *
   * @param make null for the names of all makes and models
   */
  public static CarMatch at(CarList list, Words words, int first, String make) {
    String key = words.word(first);
    List<CarEntry> found = list.meanings(key);
    if (found == null) {
      return make == null ? plural(list, words, first) : shortened(list, words, first, make);
    }
    CarMatch best = null;
    int last = first;
    while (found != null) {
      List<CarEntry> meanings = isCut(words, last) ? List.of() : of(found, make);
      best = meanings.isEmpty() ? best : new CarMatch(first, last, meanings);
      last++;
      if (last == words.size()
          || last - first == MOST_WORDS
          || !joins(words, last - 1, make != null)
          || key.length() > LONGEST) {
        return best;
      }
      key = key + words.word(last);
      found = list.meanings(key);
    }
    boolean digit = Character.isDigit(words.word(last).charAt(0));
    List<CarEntry> meanings =
        make != null && digit ? of(withoutSuffix(list, key), make) : List.of();
    return meanings.isEmpty() ? best : new CarMatch(first, last, meanings);
  }

  private static List<CarEntry> of(List<CarEntry> found, String make) {
    if (make == null || found.isEmpty()) {
      return found;
    }
    return found.stream()
        .filter(entry -> !entry.hasNoModel() && entry.make().equals(make))
        .toList();
  }

  private static CarMatch shortened(CarList list, Words words, int first, String make) {
    List<CarEntry> meanings = of(withoutSuffix(list, words.word(first)), make);
    return meanings.isEmpty() ? null : new CarMatch(first, first, meanings);
  }

  // "320d" and "A 180cdi" are 320 and A 180.
  private static List<CarEntry> withoutSuffix(CarList list, String key) {
    int end = key.length();
    while (end > 0 && Character.isLetter(key.charAt(end - 1))) {
      end--;
    }
    List<CarEntry> found =
        end < 2 || end == key.length() ? null : list.meanings(key.substring(0, end));
    return found == null ? List.of() : found;
  }

  private static CarMatch plural(CarList list, Words words, int first) {
    String word = words.word(first);
    if (word.length() < SHORTEST_PLURAL || !word.endsWith("s")) {
      return null;
    }
    List<CarEntry> found = list.meanings(word.substring(0, word.length() - 1));
    return found == null || found.isEmpty() ? null : new CarMatch(first, first, found);
  }

  // The words of a name stand together: "CX-5", "Cee'd", "Lynk & Co", "Santa Fe".
  private static boolean joins(Words words, int before, boolean afterMake) {
    int start = words.end(before);
    int end = words.start(before + 1);
    if (end - start > 3) {
      return false;
    }
    boolean space = false;
    for (int i = start; i < end; i++) {
      char c = words.text().charAt(i);
      if (" -_.'’´`+/!&#°º\u00A0".indexOf(c) < 0) {
        return false;
      }
      space |= c == ' ';
    }
    // "1.0" and "10 11" are no names, but "9-3" is one.
    if (Character.isDigit(words.text().charAt(start - 1))
        && Character.isDigit(words.text().charAt(end))
        && words.text().charAt(start) != '-'
        && words.text().charAt(start) != '/') {
      return false;
    }
    // In "a Fiat 500 e una Panda" the letter is a word.
    if (space
        && isSmall(words, before + 1)
        && Character.isDigit(words.text().charAt(start - 1))
        && "aeioy".indexOf(words.text().charAt(end)) >= 0) {
      return false;
    }
    boolean apart = end - start == 3 && words.text().charAt(start + 1) != '&';
    // "a 180 euros" and "i 30 dies" have a word of their own before the number.
    return !apart
        && (afterMake || !space || !(isSmall(words, before) || isSmall(words, before + 1)));
  }

  // "León 1.5" is no León 1.
  private static boolean isCut(Words words, int last) {
    String text = words.text();
    int end = words.end(last);
    return end + 1 < text.length()
        && Character.isDigit(text.charAt(end - 1))
        && ".,".indexOf(text.charAt(end)) >= 0
        && Character.isDigit(text.charAt(end + 1));
  }

  private static boolean isSmall(Words words, int index) {
    return words.end(index) - words.start(index) == 1
        && Character.isLowerCase(words.text().charAt(words.start(index)));
  }

  public boolean hasMake() {
    return meanings.stream().anyMatch(CarEntry::hasNoModel);
  }

  public boolean hasModel() {
    return meanings.stream().anyMatch(entry -> !entry.hasNoModel());
  }
}
