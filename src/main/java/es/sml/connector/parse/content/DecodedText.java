package es.sml.connector.parse.content;

import java.util.BitSet;

/**
 * A text without its unreadable characters.
 *
 * @param damaged the lines, from 1, that contained such a character
 */
public record DecodedText(String text, BitSet damaged) {
  /** Java's replacement for bytes that are not a character. */
  static final char LOST = '\uFFFD';

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Returns the unchanged text, even if its sender wrote the replacement character. */
  public static DecodedText whole(String text) {
    return new DecodedText(clean(text), new BitSet());
  }

  /** Returns the text and treats the replacement character as damage. */
  static DecodedText of(String text) {
    if (text.indexOf(LOST) < 0) {
      return whole(text);
    }
    StringBuilder left = new StringBuilder(text.length());
    BitSet damaged = new BitSet();
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == LOST) {
        damaged.set(line);
      } else {
        left.append(c);
      }
      line += c == '\n' ? 1 : 0;
    }
    return new DecodedText(clean(left.toString()), damaged);
  }

  // A zero byte and a byte order mark carry no text.
  private static String clean(String text) {
    String plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    return !plain.isEmpty() && plain.charAt(0) == BYTE_ORDER_MARK ? plain.substring(1) : plain;
  }
}
