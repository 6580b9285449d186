package es.sml.connector.inbox;

import java.util.concurrent.Semaphore;

/** How much of all mailboxes' mails may be in memory at a time. */
final class FetchBudget {
  private static final int UNIT = 1024;
  private static final int LEAST = 64 * 1024;
  private static final int SHARE_OF_HEAP = 8;

  private final int units;
  // Not fair: a small mail need not wait behind a large one.
  private final Semaphore free;

  /**
   * An eighth of the heap.
   *
   * @param largest the largest mail, in bytes, for which there is room in any case
   */
  FetchBudget(long largest) {
    long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    units = (int) Math.min(Math.max(share, largest) / UNIT + 1, Integer.MAX_VALUE);
    free = new Semaphore(units);
  }

  Room take(long bytes) throws InterruptedException {
    int wanted = (int) Math.min(Math.max(bytes, LEAST) / UNIT, units);
    free.acquire(wanted);
    return new Room(free, wanted);
  }

  /** Room for one mail, given back when closed. */
  record Room(Semaphore free, int units) implements AutoCloseable {
    @Override
    public void close() {
      free.release(units);
    }
  }
}
