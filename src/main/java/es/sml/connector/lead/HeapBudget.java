package es.sml.connector.lead;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * How much of the heap the messages in hand may need together. Each takes room by its size before
 * its body is read, first come, first served. A message that needs more than there is takes all of
 * it, and is in hand alone. Small messages have room of their own, so they do not wait behind large
 * ones.
 */
public final class HeapBudget {
  private static final int UNIT = 1_024;
  private static final int SMALL = 128 << 10;
  private static final int PARTS_FOR_SMALL = 4;
  private static final String ROOM = "LeadRoom";

  // The most bytes of heap that a byte of text with markup takes while it is parsed.
  private static final int PARSED = 40;
  private static final int PARTS_TO_PARSE = 3;

  // The number of consumers bounds those that are smaller.
  private static final int UNCOUNTED = 16 << 10;

  // The heap holds a fetched message as it came, as it is stored, and in growing buffers.
  private static final int FETCHED = 4;
  private static final int PARTS_TO_FETCH = 4;

  private final Lane small;
  private final Lane large;
  private final int factor;
  private final int uncounted;

  /**
   * @param bytes of the heap
   * @param factor how many bytes of the heap a byte of a message may take
   * @param uncounted a message up to this size takes no room
   */
  HeapBudget(long bytes, int factor, int uncounted) {
    this.factor = factor;
    this.uncounted = uncounted;
    this.small = new Lane(bytes / PARTS_FOR_SMALL);
    this.large = new Lane(bytes - bytes / PARTS_FOR_SMALL);
  }

  /** The budget for messages that are parsed. */
  public static HeapBudget forParsing() {
    return new HeapBudget(heap() / PARTS_TO_PARSE, PARSED, UNCOUNTED);
  }

  /** The budget for messages that come from mail servers and folders, and are stored. */
  public static HeapBudget forFetching() {
    return new HeapBudget(heap() / PARTS_TO_FETCH, FETCHED, 0);
  }

  /** Waits for room for a message of this size. */
  public Room take(long bytes) {
    Lane lane = bytes <= SMALL ? small : large;
    long heap = bytes <= uncounted ? 0 : Math.min(bytes, Integer.MAX_VALUE) * factor;
    int wanted = (int) Math.min(heap / UNIT, lane.units);
    lane.free.acquireUninterruptibly(wanted);
    return new Room(lane.free, wanted);
  }

  /** The same for the message of an exchange, at whose end the room is given back at the latest. */
  public void take(long bytes, Exchange exchange) {
    if (bytes > uncounted) {
      Room room = take(bytes);
      exchange.setProperty(ROOM, room);
      exchange.getExchangeExtension().addOnCompletion(room);
    }
  }

  /** The message of the exchange has been parsed: from now on it needs its bytes and a copy. */
  public void parsed(Exchange exchange) {
    Room room = exchange.getProperty(ROOM, Room.class);
    if (room != null) {
      room.keepOneOf(factor / 2);
    }
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static final class Lane {
    private final int units;
    private final Semaphore free;

    private Lane(long bytes) {
      units = (int) Math.max(1, bytes / UNIT);
      free = new Semaphore(units, true);
    }
  }

  /** Room for one message, given back when closed. */
  public static final class Room extends SynchronizationAdapter implements AutoCloseable {
    private final Semaphore free;
    private final AtomicInteger held;

    private Room(Semaphore free, int units) {
      this.free = free;
      this.held = new AtomicInteger(units);
    }

    private void keepOneOf(int parts) {
      int all = held.get();
      if (held.compareAndSet(all, all / parts)) {
        free.release(all - all / parts);
      }
    }

    @Override
    public void close() {
      free.release(held.getAndSet(0));
    }

    @Override
    public void onDone(Exchange exchange) {
      close();
    }
  }
}
