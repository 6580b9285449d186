package es.sml.connector.parse.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes characters and spaces of foreign text in linear time. The methods of {@link String} need
 * more: they copy the text when a character grows, search the word end at each sigma, and use
 * backtracking regular expressions.
 */
public final class Letters {
  /**
   * Sorting combining marks takes the square of their number, which is small within this length.
   */
  private static final int NORMALIZED_AT_ONCE = 64;

  /** The first letter with an accent in Unicode, "À". */
  private static final char FIRST_ACCENT = 0xC0;

  /** No character from here to LAST_SIGN, such as a dash or "€", has an accent. */
  private static final char FIRST_SIGN = 0x2010;

  private static final char LAST_SIGN = 0x20CF;

  /** The letters from U+00C0 to U+024F without their accents, so that few texts need more. */
  private static final String BARE =
      "AAAAAAÆCEEEEIIIIÐNOOOOO×ØUUUUYÞßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþy"
          + "AaAaAaCcCcCcCcDdĐđEeEeEeEeEeGgGgGgGgHhĦħIiIiIiIiIıĲĳJjKkĸLlLlLlĿ"
          + "ŀŁłNnNnNnŉŊŋOoOoOoŒœRrRrRrSsSsSsSsTtTtŦŧUuUuUuUuUuUuWwYyYZzZzZzſ"
          + "ƀƁƂƃƄƅƆƇƈƉƊƋƌƍƎƏƐƑƒƓƔƕƖƗƘƙƚƛƜƝƞƟOoƢƣƤƥƦƧƨƩƪƫƬƭƮUuƱƲƳƴƵƶƷƸƹƺƻƼƽƾƿ"
          + "ǀǁǂǃǄǅǆǇǈǉǊǋǌAaIiOoUuUuUuUuUuǝAaAaÆæǤǥGgKkOoOoƷʒjǱǲǳGgǶǷNnAaÆæØø"
          + "AaAaEeEeIiIiOoOoRrRrUuUuSsTtȜȝHhȠȡȢȣȤȥAaEeOoOoOoOoYyȴȵȶȷȸȹȺȻȼȽȾȿ"
          + "ɀɁɂɃɄɅɆɇɈɉɊɋɌɍɎɏ";

  private Letters() {}

  /** Returns the text in lower case, letter by letter, so that it keeps its length. */
  public static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (lower(text.charAt(i)) != text.charAt(i)) {
        char[] lower = text.toCharArray();
        for (int j = i; j < lower.length; j++) {
          lower[j] = lower(lower[j]);
        }
        return new String(lower);
      }
    }
    return text;
  }

  private static char lower(char c) {
    return c >= 0x80 ? Character.toLowerCase(c) : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  /** Returns the text in upper case, letter by letter, so that it keeps its length. */
  public static String upper(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      upper.append(Character.toUpperCase(text.charAt(i)));
    }
    return upper.toString();
  }

  /** Returns the text with each accent as a character after its letter (Unicode's form NFD). */
  public static String decomposed(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) < 0x80) {
      start++;
    }
    if (start == text.length()) {
      return text;
    }
    StringBuilder decomposed = new StringBuilder(text.length() + 16).append(text, 0, start);
    while (start < text.length()) {
      int end = Math.min(start + NORMALIZED_AT_ONCE, text.length());
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end++;
      }
      decomposed.append(Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFD));
      start = end;
    }
    return decomposed.toString();
  }

  /** Returns whether the text has a question mark, Latin or Arabic. */
  public static boolean hasQuestionMark(String text) {
    return text.indexOf('?') >= 0 || text.indexOf('؟') >= 0;
  }

  /** Returns the text in lower case without accents. */
  public static String plain(String text) {
    return lower(withoutAccents(text));
  }

  /** Returns the text without accents, in its case. */
  public static String withoutAccents(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) < FIRST_ACCENT) {
      start++;
    }
    if (start == text.length()) {
      return text;
    }
    char[] bare = text.toCharArray();
    for (int i = start; i < bare.length; i++) {
      char c = bare[i];
      if (c >= FIRST_ACCENT + BARE.length() && (c < FIRST_SIGN || c > LAST_SIGN)) {
        return withoutMarks(decomposed(text));
      }
      bare[i] = c < FIRST_ACCENT || c >= FIRST_SIGN ? c : BARE.charAt(c - FIRST_ACCENT);
    }
    return new String(bare);
  }

  private static String withoutMarks(String decomposed) {
    StringBuilder bare = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c < FIRST_ACCENT || !isMark(c)) {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  /** Returns only the letters and digits of the text, in lower case without accents. */
  public static String joined(String text) {
    String plain = plain(text);
    StringBuilder joined = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      if (Character.isLetterOrDigit(plain.charAt(i))) {
        joined.append(plain.charAt(i));
      }
    }
    return joined.toString();
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Returns the text in one line, with single spaces for spaces and line breaks. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = c == ' ' || (c >= '\t' && c <= '\r');
      if (!isSpace) {
        line.append(c);
      } else if (!space) {
        line.append(' ');
      }
      space = isSpace;
    }
    return line.toString();
  }

  /** Returns the beginning of the text, up to that length. */
  public static String start(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** Returns the words between spaces. */
  public static List<String> words(String text) {
    return pieces(text, ' ');
  }

  /** Returns the words of a list in the code, separated by spaces, for lookups. */
  public static Set<String> wordSet(String list) {
    return Set.copyOf(words(list));
  }

  /** Returns the pieces between the separators, without empty ones. */
  public static List<String> pieces(String text, char separator) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int found = text.indexOf(separator, start);
      int end = found < 0 ? text.length() : found;
      if (end > start) {
        pieces.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return pieces;
  }
}
