package es.sml.connector.parse.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text in lower case without accents, each with its place in the text. A word is a
 * run of letters or a run of digits and letters.
 */
public final class Words {
  /** No enquiry has more words; the rest is not compared. */
  private static final int MOST = 20_000;

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  private Words(String text) {
    this.text = text;
  }

  /** Returns the words of the text. */
  public static Words of(String text) {
    Words words = new Words(text);
    int start = -1;
    for (int i = 0; i <= text.length() && words.size() < MOST; i++) {
      boolean letter = i < text.length() && isOfWord(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        words.add(start, i);
        start = -1;
      }
    }
    return words;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void add(int start, int end) {
    String plain = Letters.plain(text.substring(start, end));
    if (!plain.isEmpty()) {
      words.add(plain);
      starts.add(start);
      ends.add(end);
    }
  }

  /** Returns the number of words. */
  public int size() {
    return words.size();
  }

  /** Returns the word at that index, in lower case without accents. */
  public String word(int index) {
    return words.get(index);
  }

  /** Returns the place of the word's first character in the text. */
  public int start(int index) {
    return starts.get(index);
  }

  /** Returns the place after the word's last character in the text. */
  public int end(int index) {
    return ends.get(index);
  }

  /** Returns the text as written, from one word to another. */
  public String written(int first, int last) {
    return text.substring(start(first), end(last));
  }

  /** Returns the whole text as written. */
  public String text() {
    return text;
  }

  /** Returns the words as a list that cannot be changed. */
  public List<String> list() {
    return List.copyOf(words);
  }
}
