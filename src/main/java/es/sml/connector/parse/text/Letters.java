package es.sml.connector.parse.text;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Changes letters and spaces of foreign text in linear time. The methods of {@link String} need
 * more: they copy the text when a letter grows, search the word end at each sigma, and use
 * backtracking regular expressions.
 */
public final class Letters {
  /**
   * Sorting combining marks takes the square of their number, which is small within this length.
   */
  private static final int NORMALIZED_AT_ONCE = 64;

  private Letters() {}

  /** Returns the text in lower case, letter by letter, so that it keeps its length. */
  public static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.toLowerCase(c) != c) {
        StringBuilder lower = new StringBuilder(text.length()).append(text, 0, i);
        for (int j = i; j < text.length(); j++) {
          lower.append(Character.toLowerCase(text.charAt(j)));
        }
        return lower.toString();
      }
    }
    return text;
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

  /** Returns the text in lower case without accents. */
  public static String plain(String text) {
    String decomposed = decomposed(text);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c < 0x80 || !isMark(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
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
    return Collections.list(new StringTokenizer(text, " ")).stream()
        .map(String.class::cast)
        .toList();
  }
}
