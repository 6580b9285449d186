package es.sml.connector.parse.json;

import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a JSON field or of a posted value, as its words: "assignedTo", "assigned_to" and
 * "assigned-to" have the same.
 *
 * @param raw the name as written
 * @param words in lower case without accents and without numbers; empty for a number
 * @param numbered true if a number is left out, as of "text_1"
 */
public record JsonKey(String raw, List<String> words, boolean numbered) {
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 12;
  private static final int SHORTEST_HASH = 8;

  public JsonKey {
    words = List.copyOf(words);
  }

  public static JsonKey of(String name) {
    String plain = Letters.decomposed(Letters.start(name, LONGEST));
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean numbered = false;
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : ' ';
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      if (!Character.isLetterOrDigit(c) || isNewWord(plain, i)) {
        numbered |= end(word, words);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(Character.toLowerCase(c));
      }
    }
    return new JsonKey(name, words, numbered);
  }

  /** Ends the word, and returns whether it was only a number, as "1", "q3" and "p1" are. */
  private static boolean end(StringBuilder word, List<String> words) {
    int letters = word.length();
    while (letters > 0 && Character.isDigit(word.charAt(letters - 1))) {
      letters--;
    }
    boolean numbered = letters < word.length();
    int last = words.size() - 1;
    if (last >= 0 && word.indexOf("app") == 0 && words.get(last).equals("whats")) {
      words.set(last, "whatsapp"); // it is written as two words, but is one
    } else if (letters > (numbered ? 1 : 0) && words.size() < MOST_WORDS) {
      words.add(word.substring(0, letters));
    }
    word.setLength(0);
    return numbered;
  }

  // "leadID" has two words, and so has "URLPage".
  private static boolean isNewWord(String text, int i) {
    if (i == 0 || !Character.isUpperCase(text.charAt(i))) {
      return false;
    }
    boolean lowerBefore = !Character.isUpperCase(text.charAt(i - 1));
    boolean lowerAfter = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
    return lowerBefore || lowerAfter;
  }

  public String joined() {
    return String.join(" ", words);
  }

  /** Returns the last word; empty, not null, if there is none. */
  public String last() {
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  /** Returns whether it is a number in hexadecimal, as a CRM names the fields of its user. */
  public boolean isHash() {
    return raw.length() >= SHORTEST_HASH
        && raw.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        && raw.chars().anyMatch(Character::isLetter)
        && raw.chars().anyMatch(Character::isDigit);
  }
}
