package es.sml.connector.lead;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Decides how much heap the messages may use at the same time, for parsing and for fetching. A
 * message waits until there is room; a larger one than the budget is processed alone.
 *
 * <p>Each message reserves memory by its size before its body is read, first come, first served.
 * Small messages do not wait behind large ones, because they reserve nothing.
 */
public final class HeapBudget {
  private static final int UNIT = 1_024;
  private static final int SMALL = 128 << 10;
  private static final int PARTS_FOR_SMALL = 4;
  private static final String ROOM = "LeadRoom";

  // The most bytes of heap that parsing needs for one byte of text with markup.
  private static final int PARSED = 40;
  private static final int PARTS_TO_PARSE = 3;

  // The heap holds a large table as it came and as text, twice.
  private static final int OF_A_TABLE = 5;
  // A parsed message needs its bytes and a copy of them.
  private static final int KEPT = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  // The number of consumers limits the memory of smaller messages.
  private static final int UNCOUNTED = 16 << 10;

  // The heap holds a fetched message as it came, as it is stored, and in growing buffers.
  private static final int FETCHED = 4;
  private static final int PARTS_TO_FETCH = 4;

  private final Share small;
  private final Share large;
  private final int factor;
  private final int uncounted;
  private volatile HeapBudget other;

  /**
   * @param bytes the size of the budget
   * @param factor the most bytes of heap that one byte of a message needs
   * @param uncounted a message up to this size reserves nothing
   */
  HeapBudget(long bytes, int factor, int uncounted) {
    this.factor = factor;
    this.uncounted = uncounted;
    this.small = new Share(bytes / PARTS_FOR_SMALL);
    this.large = new Share(bytes - bytes / PARTS_FOR_SMALL);
  }

  public static HeapBudget forParsing() {
    return new HeapBudget(heap() / PARTS_TO_PARSE, PARSED, UNCOUNTED);
  }

  /** Creates the budget for messages that come from mail servers and folders. */
  public static HeapBudget forFetching() {
    return new HeapBudget(heap() / PARTS_TO_FETCH, FETCHED, 0);
  }

  /** Lets a message that needs most of the heap wait until the other budget's are ready, too. */
  public void exclude(HeapBudget messages) {
    other = messages;
  }

  /** Waits until the budget has memory for a message of this size. */
  public Room reserve(long bytes) {
    Share share = bytes <= SMALL ? small : large;
    long heap = bytes <= uncounted ? 0 : Math.min(bytes, Integer.MAX_VALUE) * factor;
    int wanted = (int) Math.min(heap / UNIT, share.units);
    share.free.acquireUninterruptibly(wanted);
    boolean most = other != null && bytes * OF_A_TABLE / UNIT > large.units;
    int kept = (int) Math.min(Math.min(bytes, Integer.MAX_VALUE) * KEPT / UNIT, wanted);
    return new Room(share.free, wanted, kept, most ? other.reserveLarge() : null);
  }

  // It goes on without the other budget after a time, so that neither can wait for ever.
  private Room reserveLarge() {
    boolean free = false;
    try {
      free = large.free.tryAcquire(large.units, LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return free ? new Room(large.free, large.units, 0, null) : null;
  }

  /**
   * Reserves memory for the message of an exchange, and releases it at the end of the exchange at
   * the latest.
   */
  public void reserve(long bytes, Exchange exchange) {
    if (bytes > uncounted) {
      Room room = reserve(bytes);
      exchange.setProperty(ROOM, room);
      exchange.getExchangeExtension().addOnCompletion(room);
    }
  }

  /** Reduces the reservation after parsing: the exchange then needs only its bytes and a copy. */
  public void parsed(Exchange exchange) {
    Room room = exchange.getProperty(ROOM, Room.class);
    if (room != null) {
      room.shrink();
    }
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static final class Share {
    private final int units;
    private final Semaphore free;

    private Share(long bytes) {
      units = (int) Math.max(1, bytes / UNIT);
      free = new Semaphore(units, true);
    }
  }

  /** A reservation for one message. Closing it releases the memory. */
  public static final class Room extends SynchronizationAdapter implements AutoCloseable {
    private final Semaphore free;
    private final AtomicInteger held;
    private final int kept;
    private final Room also;

    /**
     * @param kept units that it needs to its end
     * @param also closed together with it; null for none
     */
    private Room(Semaphore free, int units, int kept, Room also) {
      this.free = free;
      this.kept = kept;
      this.also = also;
      this.held = new AtomicInteger(units);
    }

    private void shrink() {
      int all = held.get();
      if (all > kept && held.compareAndSet(all, kept)) {
        free.release(all - kept);
      }
    }

    /** Divides the reservation; each part is released on its own. */
    public List<Room> split(int parts) {
      int all = held.getAndSet(0);
      List<Room> rooms = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        rooms.add(new Room(free, all / parts + (i < all % parts ? 1 : 0), 0, null));
      }
      return rooms;
    }

    @Override
    public void close() {
      free.release(held.getAndSet(0));
      if (also != null) {
        also.close();
      }
    }

    @Override
    public void onDone(Exchange exchange) {
      close();
    }
  }
}
