package es.sml.connector.inbox.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Limits the bytes and lines that a mail server may send, and the time for them. It reads the
 * length of a literal before Angus Mail allocates memory for it (RFC 9051, 4.3).
 */
public final class GuardedStream extends FilterInputStream {
  private static final int LENGTH_OPENED = 1;
  private static final int LENGTH_CLOSED = 2;
  private static final int LENGTH_ENDED = 3;

  // Each line is an object of some hundred bytes, however short it is.
  private static final int MOST_LINES = 20_000;

  private long allowance;
  private long literalLeft;
  private long length;
  private int place;
  private boolean midLine;
  private int lines;
  private boolean limited;
  private long end;

  GuardedStream(InputStream in, long allowance) {
    super(in);
    this.allowance = allowance;
  }

  /** Sets the most bytes until the next call, without a time limit. */
  void allow(long bytes) {
    allow(bytes, null);
  }

  /** Sets the most bytes until the next call, and their time limit; null for no limit. */
  void allow(long bytes, Duration within) {
    allowance = bytes;
    lines = 0;
    limited = within != null;
    end = limited ? System.nanoTime() + within.toNanos() : 0;
  }

  /** Returns whether the last bytes were an incomplete line. */
  public boolean isMidLine() {
    return midLine;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (limited && System.nanoTime() - end > 0) {
      throw new IOException("the mail server sends too slowly");
    }
    int got = super.read(bytes, offset, count);
    for (int i = offset; i < offset + got; ) {
      if (literalLeft > 0) {
        int skipped = (int) Math.min(literalLeft, offset + got - i);
        literalLeft -= skipped;
        i += skipped;
      } else {
        follow(bytes[i++]);
      }
    }
    allowance -= Math.max(got, 0);
    if (allowance < 0 || lines > MOST_LINES) {
      throw new IOException("the mail server sends more than the connector requested");
    }
    return got;
  }

  private void follow(byte next) throws IOException {
    midLine = next != '\n';
    lines += midLine ? 0 : 1;
    if (next == '{') {
      place = LENGTH_OPENED;
      length = 0;
    } else if (place == LENGTH_OPENED && next >= '0' && next <= '9') {
      length = Math.min(length * 10 + next - '0', Integer.MAX_VALUE);
    } else if (place == LENGTH_OPENED && next == '}') {
      place = LENGTH_CLOSED;
    } else if (place == LENGTH_CLOSED && next == '\r') {
      place = LENGTH_ENDED;
    } else if (place == LENGTH_ENDED && next == '\n') {
      place = 0;
      beginLiteral();
    } else {
      place = 0;
    }
  }

  private void beginLiteral() throws IOException {
    if (length > allowance) {
      throw new IOException(
          "the mail server announces " + length + " bytes, more than the connector requested");
    }
    literalLeft = length;
    midLine = true;
  }
}
