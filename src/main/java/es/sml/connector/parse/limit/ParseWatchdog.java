package es.sml.connector.parse.limit;

import es.sml.connector.failure.UnreadableMessageException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Reads messages on threads of their own and cancels a message that takes too much processor time.
 * Its consumer continues with the next message. A reading that does not end keeps running, because
 * Java cannot end a thread, but the number of these is limited.
 */
public final class ParseWatchdog {
  /**
   * The processor time after which a message is cancelled. The slowest known message takes a fifth.
   */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  /** A message up to this size is read even if too many other readings still run. */
  static final int SMALL = 64 * 1024;

  /** Read on its consumer's own thread, because even quadratic time is short at this size. */
  static final int TINY = 4 * 1024;

  static final int MOST_UNENDED = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ParseWatchdog.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(250);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Duration longest;
  private final AtomicInteger unended = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE, // at most one for each consumer, which waits for it
          IDLE.toSeconds(),
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          ParseThread::new);

  public ParseWatchdog(Duration longest) {
    this.longest = longest;
  }

  /** Returns the number of cancelled readings that still run. */
  int unended() {
    return unended.get();
  }

  /**
   * Returns the result of the reading.
   *
   * @param size of the message in bytes
   * @throws UnreadableMessageException if it takes too long
   */
  public <T> T run(Supplier<T> reading, int size) {
    if (size > TINY && unended.get() < MOST_UNENDED) {
      ReadingTask<T> task = new ReadingTask<>(reading);
      threads.execute(task);
      return await(task);
    }
    if (size > SMALL) {
      throw new UnreadableMessageException(
          "the message was not read because "
              + MOST_UNENDED
              + " others still use the processor; restart the connector, and replay the message");
    }
    return reading.get();
  }

  private <T> T await(ReadingTask<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (task.hasExceeded(longest)) {
            task.giveUp();
            throw ParseThread.tooLong(longest);
          }
        } catch (InterruptedException e) {
          interrupted = true; // a message in progress is read to its end
        } catch (ExecutionException e) {
          throw thrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("reading a message throws no checked exceptions", cause);
  }

  private final class ReadingTask<T> extends FutureTask<T> {
    private final Map<String, String> context = MDC.getCopyOfContextMap();
    private ParseThread thread;
    private long begun;
    private boolean ended;
    private boolean givenUp;

    private ReadingTask(Supplier<T> reading) {
      super(reading::get);
    }

    @Override
    public void run() {
      begin((ParseThread) Thread.currentThread());
      try {
        super.run();
      } finally {
        end();
      }
    }

    private synchronized void begin(ParseThread own) {
      own.begin();
      thread = own;
      begun = THREADS.getCurrentThreadCpuTime();
      if (context != null) {
        MDC.setContextMap(context);
      }
    }

    private synchronized void end() {
      ended = true;
      MDC.clear();
      if (givenUp) {
        unended.decrementAndGet();
      }
    }

    private synchronized boolean hasExceeded(Duration most) {
      return thread != null
          && !ended
          && THREADS.getThreadCpuTime(thread.getId()) - begun > most.toNanos();
    }

    private synchronized void giveUp() {
      if (!ended) {
        givenUp = true;
        thread.giveUp();
        LOG.warn(
            "A message took more than {} s of processor time to read, and its reading was ended."
                + " {} such readings still run: restart the connector if the number grows.",
            longest.toSeconds(),
            unended.incrementAndGet());
      }
    }
  }
}
