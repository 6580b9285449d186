package es.sml.connector.parse;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;

/** A range of a mail's raw bytes. Nested parts share one array. */
final class RawStream extends SharedByteArrayInputStream {
  RawStream(byte[] bytes, int offset, int length) {
    super(bytes, offset, length);
  }

  @Override
  public InputStream newStream(long from, long to) {
    int begin = start + (int) from;
    int end = to < 0 ? count : start + (int) to;
    return new RawStream(buf, begin, end - begin);
  }

  byte[] array() {
    return buf;
  }

  /** Returns the position of the next byte in the array. */
  int offset() {
    return pos;
  }

  /** Returns the position of the end in the array. */
  int end() {
    return count;
  }
}
