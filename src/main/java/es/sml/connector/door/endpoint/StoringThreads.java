package es.sml.connector.door.endpoint;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The threads that store the messages of requests. It decides how many are stored at once, and how
 * many wait before the door responds 503. While many wait, stored messages wait before they are
 * read.
 */
public final class StoringThreads implements Executor, AutoCloseable {
  // The broker writes messages of many senders to the disk together. More threads store no more
  // messages in a second, and each new one needs a session of the broker first.
  private static final int STORED_AT_ONCE = 16;
  private static final int MOST_WAITING = 2_000;
  private static final int MANY = 12;
  private static final int SHORTEST_PAUSE_MILLIS = 500;
  private static final int LONGEST_PAUSE_MILLIS = 1_500;
  private static final long LONGEST_IDLE_SECONDS = 75;
  private static final long LONGEST_END_SECONDS = 10;

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          STORED_AT_ONCE,
          STORED_AT_ONCE,
          LONGEST_IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING));

  private final BooleanSupplier isBlocked;

  /**
   * @param isBlocked whether the broker accepts no message, so that storing would wait without end
   */
  public StoringThreads(BooleanSupplier isBlocked) {
    this.isBlocked = isBlocked;
    pool.allowCoreThreadTimeOut(true);
  }

  /** Returns true while no message can be stored. */
  public boolean isBlocked() {
    return isBlocked.getAsBoolean();
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.util.concurrent.RejectedExecutionException when too much waits
   */
  @Override
  public void execute(Runnable work) {
    pool.execute(work);
  }

  /**
   * Returns how long a stored message waits before it is read, in milliseconds; mostly 0. The
   * pauses differ, so that not all messages are read at the same moment.
   */
  public int pause() {
    return pool.getActiveCount() < MANY
        ? 0
        : ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
  }

  /** Ends after the work that was accepted. */
  @Override
  public void close() throws InterruptedException {
    pool.shutdown();
    pool.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
  }
}
