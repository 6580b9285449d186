package es.sml.connector.parse.mime;

import es.sml.connector.failure.UnreadableMessageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Streams the headers of a mail or part, and cuts very long ones. A mail with too many headers is
 * unreadable.
 *
 * <p>Jakarta Mail needs the square of a header's length to unfold it.
 */
public final class HeadStream extends FilterInputStream {
  static final int LONGEST_HEADER = 8_000;
  public static final int MOST_HEADERS = 1_000;

  private static final int NONE = -2;

  private int next = NONE;
  private int last = '\n';
  private int headers;
  private int length;

  HeadStream(InputStream stream) {
    super(stream);
  }

  @Override
  public int read() throws IOException {
    int c = next == NONE ? in.read() : next;
    next = NONE;
    if (last == '\n' && !isSpace(c)) {
      begin(c);
    }
    // Cuts before a character, not inside one.
    if (++length > LONGEST_HEADER && c >= 0 && (c & 0xC0) != 0x80) {
      c = skip(c);
    }
    last = c;
    return c;
  }

  /** Begins a header, or the empty line after the last one. */
  private void begin(int c) {
    length = 0;
    if (c != '\n' && c != '\r' && ++headers > MOST_HEADERS) {
      throw new UnreadableMessageException(
          "the mail has more than "
              + MOST_HEADERS
              + " headers in one place; ask the sender for a plainer mail");
    }
  }

  /** Skips to the end of the header. A next line that begins with a space belongs to it. */
  private int skip(int first) throws IOException {
    int c = first;
    while (c >= 0) {
      if (c == '\n') {
        next = in.read();
        if (!isSpace(next)) {
          return c;
        }
        c = next;
        next = NONE;
      } else {
        c = in.read();
      }
    }
    return c;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t';
  }

  @Override
  public int read(byte[] bytes, int offset, int size) throws IOException {
    int c = size == 0 ? -1 : read();
    if (c < 0) {
      return size == 0 ? 0 : -1;
    }
    bytes[offset] = (byte) c;
    return 1;
  }
}
