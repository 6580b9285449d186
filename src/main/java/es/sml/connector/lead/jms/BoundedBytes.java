package es.sml.connector.lead.jms;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the bytes that are written to it, up to a limit, and notes whether there were more. */
public final class BoundedBytes extends OutputStream {
  private static final int FIRST = 8_192;

  private final long most;
  private ByteArrayOutputStream kept;
  private boolean over;

  /**
   * @param expected the likely number of bytes
   * @param most the largest number of bytes that it keeps
   */
  public BoundedBytes(long expected, long most) {
    this.most = most;
    this.kept = new ByteArrayOutputStream((int) Math.min(Math.max(expected, FIRST), most));
  }

  @Override
  public void write(int next) {
    write(new byte[] {(byte) next}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    int room = (int) Math.min(count, most - kept.size());
    kept.write(bytes, offset, room);
    over |= room < count;
  }

  /** Returns whether more bytes came than the limit allows. */
  public boolean isOver() {
    return over;
  }

  /** Returns the bytes and forgets them, because the reader may keep this stream for longer. */
  public byte[] drain() {
    byte[] bytes = kept.toByteArray();
    kept = new ByteArrayOutputStream(0);
    return bytes;
  }
}
