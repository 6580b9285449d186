package es.sml.connector.parse.mime;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;

/** A range of a mail's raw bytes. Nested parts share one array. */
public final class RawStream extends SharedByteArrayInputStream {
  public RawStream(byte[] bytes, int offset, int length) {
    super(bytes, offset, length);
  }

  @Override
  public InputStream newStream(long from, long to) {
    int begin = start + (int) from;
    int end = to < 0 ? count : start + (int) to;
    return new RawStream(buf, begin, end - begin);
  }

  public byte[] array() {
    return buf;
  }

  /** Returns the position of the next byte in the array. */
  public int offset() {
    return pos;
  }

  /** Returns the position of the end in the array. */
  public int end() {
    return count;
  }
}
