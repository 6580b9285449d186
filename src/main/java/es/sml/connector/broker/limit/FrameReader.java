package es.sml.connector.broker.limit;

import io.netty.buffer.ByteBuf;
import org.apache.activemq.artemis.utils.DataConstants;

/**
 * Reads in a frame of Artemis's CORE protocol how much it announces, without making room for it.
 * Its methods throw IndexOutOfBoundsException where the frame ends too early.
 */
final class FrameReader {
  private static final int TYPE_AND_CHANNEL = 1 + Long.BYTES;

  // The broker counts a body's end from the frame's length field on.
  private static final int BODY_START = Integer.BYTES + TYPE_AND_CHANNEL;
  private static final int USER_ID = 16;

  // Type, durable, expiration, timestamp and priority.
  private static final int FIXED_HEADERS = 1 + 1 + Long.BYTES + Long.BYTES + 1;

  // The length of its name, and its type.
  private static final int SMALLEST_PROPERTY = Integer.BYTES + 1;

  private final ByteBuf frame;
  private final byte type;

  FrameReader(ByteBuf received) {
    frame = received.slice();
    type = frame.getByte(0);
    frame.skipBytes(TYPE_AND_CHANNEL);
  }

  byte type() {
    return type;
  }

  boolean holdsItsPiece() {
    int announced = frame.readInt();
    return announced >= 0 && announced <= frame.readableBytes();
  }

  FrameReader skipBody() {
    skip(frame.readInt() - BODY_START);
    return this;
  }

  /** Reads a message that begins here with its headers. */
  boolean holdsItsProperties() {
    skip(Long.BYTES); // its id
    if (isThere()) {
      skip(frame.readInt()); // its address
    }
    if (isThere()) {
      skip(USER_ID);
    }
    skip(FIXED_HEADERS);
    if (!isThere()) {
      return true;
    }
    int announced = frame.readInt();
    return announced >= 0 && announced <= frame.readableBytes() / SMALLEST_PROPERTY;
  }

  private boolean isThere() {
    return frame.readByte() == DataConstants.NOT_NULL;
  }

  private void skip(int bytes) {
    if (bytes < 0) {
      throw new IndexOutOfBoundsException(bytes);
    }
    frame.skipBytes(bytes);
  }
}
