package es.sml.connector.lead;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps what is written to it up to a limit; of the rest it only knows that there is some. */
public final class BoundedBytes extends OutputStream {
  private static final int FIRST = 8_192;

  private final long most;
  private ByteArrayOutputStream kept;
  private boolean over;

  /**
   * @param expected how much will come, as far as that is known
   * @param most how much is kept
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

  /** Whether more came than is kept. */
  public boolean isOver() {
    return over;
  }

  /** The bytes, which this stream then drops: its reader may keep it for longer. */
  public byte[] take() {
    byte[] bytes = kept.toByteArray();
    kept = new ByteArrayOutputStream(0);
    return bytes;
  }
}
