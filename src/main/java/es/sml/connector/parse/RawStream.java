package es.sml.connector.parse;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;

/** A piece of a mail's raw bytes, which are there once however deep its parts are nested. */
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

  /** Where in the array the next byte is. */
  int offset() {
    return pos;
  }

  /** Where in the array the piece ends. */
  int end() {
    return count;
  }
}
