package es.sml.connector.parse.text;

import java.util.Arrays;
import java.util.List;

/**
 * The words of a text in lower case without accents, each with its place in the text. A word has
 * only letters, digits or both.
 */
public final class Words {
  /** No enquiry has more words; the rest is not compared. */
  private static final int MOST = 20_000;

  private static final int EXPECTED = 64;

  /** Each character of the European alphabets as a word has it; 0 for one that is in no word. */
  private static final char[] PLAIN = plainCharacters();

  private final String text;
  private String[] words;
  private int[] starts;
  private int[] ends;
  private int size;

  private Words(String text) {
    this.text = text;
    int expected = Math.min(EXPECTED, text.length() / 2 + 1);
    this.words = new String[expected];
    this.starts = new int[expected];
    this.ends = new int[expected];
  }

  private static char[] plainCharacters() {
    char[] plain = new char[0x180];
    for (char c = 0; c < plain.length; c++) {
      String letter = isOfWord(c) ? Letters.plain(String.valueOf(c)) : "";
      plain[c] = letter.isEmpty() ? 0 : letter.charAt(0);
    }
    return plain;
  }

  /** Returns the words of the text. */
  public static Words of(String text) {
    Words words = new Words(text);
    char[] word = new char[Math.min(EXPECTED, text.length() + 1)];
    int start = -1;
    int length = 0;
    boolean foreign = false;
    for (int i = 0; i <= text.length() && words.size < MOST; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      char plain = c < PLAIN.length ? PLAIN[c] : isOfWord(c) ? c : 0;
      if (plain != 0) {
        start = start < 0 ? i : start;
        foreign |= c >= PLAIN.length;
        word = length < word.length ? word : Arrays.copyOf(word, 2 * length);
        word[length++] = plain;
      } else if (start >= 0) {
        words.add(
            foreign ? Letters.plain(text.substring(start, i)) : new String(word, 0, length),
            start,
            i);
        start = -1;
        length = 0;
        foreign = false;
      }
    }
    return words;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void add(String word, int start, int end) {
    if (word.isEmpty()) {
      return;
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    words[size] = word;
    starts[size] = start;
    ends[size++] = end;
  }

  /** Returns the number of words. */
  public int size() {
    return size;
  }

  /** Returns the word at that index, in lower case without accents. */
  public String word(int index) {
    return words[index];
  }

  /** Returns the place of the word's first character in the text. */
  public int start(int index) {
    return starts[index];
  }

  /** Returns the place after the word's last character in the text. */
  public int end(int index) {
    return ends[index];
  }

  /** Returns the word at that place of the text: the last one that does not begin after it. */
  public int at(int place) {
    int found = Arrays.binarySearch(starts, 0, size, place);
    return Math.max(0, found >= 0 ? found : -found - 2);
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
    return List.of(Arrays.copyOf(words, size));
  }
}
