package es.sml.connector.sml.client;

import es.sml.connector.sml.http.AnswerTooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Limits the size of each entry of a list of SML, so that it fits into memory. */
final class EntryLimit extends FilterInputStream {
  /** As a tree an entry takes about seven times as much. */
  private static final int LARGEST = 4 << 20;

  private long left = LARGEST;

  EntryLimit(InputStream list) {
    super(list);
  }

  /** Starts the next entry. */
  void begin() {
    left = LARGEST;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(read);
    return read;
  }

  private void count(int read) throws IOException {
    left -= Math.max(0, read);
    if (left < 0) {
      throw new AnswerTooLargeException(LARGEST);
    }
  }
}
