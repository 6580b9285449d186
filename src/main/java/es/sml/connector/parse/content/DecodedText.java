package es.sml.connector.parse.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * A text without its unreadable characters.
 *
 * @param damaged the lines, from 1, that contained such a character
 */
public record DecodedText(String text, BitSet damaged) {
  /** Java's replacement for bytes that are not a character. */
  static final char LOST = '\uFFFD';

  private static final int PIECE = 8192;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Returns the unchanged text, even if its sender wrote the replacement character. */
  public static DecodedText whole(String text) {
    return new DecodedText(clean(text), new BitSet());
  }

  /**
   * Returns the text of the bytes and treats the replacement character as damage. Of a large text
   * there is one copy in memory besides the result.
   */
  static DecodedText of(byte[] bytes, Charset charset) {
    StringBuilder left = new StringBuilder(bytes.length);
    BitSet damaged = new BitSet();
    int[] line = {1};
    pieces(
        bytes,
        charset,
        c -> {
          if (c == LOST) {
            damaged.set(line[0]);
          } else if (c != '\0') {
            left.append(c);
          }
          line[0] += c == '\n' ? 1 : 0;
        });
    return new DecodedText(clean(left.toString()), damaged);
  }

  /** Hands over the characters one by one; the memory holds few of them at the same time. */
  static void pieces(byte[] bytes, Charset charset, CharConsumer action) {
    try (Reader reader = new InputStreamReader(new ByteArrayInputStream(bytes), charset)) {
      char[] piece = new char[Math.min(bytes.length + 1, PIECE)];
      for (int n = reader.read(piece); n >= 0; n = reader.read(piece)) {
        for (int i = 0; i < n; i++) {
          action.accept(piece[i]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  /** Takes a character. */
  interface CharConsumer {
    void accept(char c);
  }

  // A zero byte and a byte order mark have no text.
  private static String clean(String text) {
    String plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    return !plain.isEmpty() && plain.charAt(0) == BYTE_ORDER_MARK ? plain.substring(1) : plain;
  }
}
