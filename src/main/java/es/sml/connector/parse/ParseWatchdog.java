package es.sml.connector.parse;

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
 * Has messages read on threads of their own, and gives up on a message that takes too much
 * processor time: its consumer goes on with its next message. A reading that does not end then is
 * left to itself. There are few of these at most, since Java cannot end a thread.
 */
final class ParseWatchdog {
  /** The processor time after which a message is given up; the longest known takes a fifth. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  /** A message up to this size is read, even if too many other readings have not ended. */
  static final int SMALL = 64 * 1024;

  /** Read on its consumer's own thread: even the square of its length takes no time. */
  static final int TINY = 4 * 1024;

  static final int MOST_UNENDED = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ParseWatchdog.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration LOOKS = Duration.ofMillis(250);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Duration longest;
  private final AtomicInteger unended = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE, // as many as there are consumers, each of which waits
          IDLE.toSeconds(),
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          ParseThread::new);

  ParseWatchdog(Duration longest) {
    this.longest = longest;
  }

  /** How many readings were given up and have not ended. */
  int unended() {
    return unended.get();
  }

  /**
   * What the reading gives.
   *
   * @param size of the message in bytes
   * @throws UnreadableMessageException if it takes too long
   */
  ParseResult watch(Supplier<ParseResult> reading, int size) {
    if (size > TINY && unended.get() < MOST_UNENDED) {
      Watched watched = new Watched(reading);
      threads.execute(watched);
      return await(watched);
    }
    if (size > SMALL) {
      throw new UnreadableMessageException(
          "not read, as "
              + MOST_UNENDED
              + " other messages still take processor time: replay it after a restart of the connector");
    }
    return reading.get();
  }

  private ParseResult await(Watched watched) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return watched.get(LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (watched.tookLongerThan(longest)) {
            watched.giveUp();
            throw ParseThread.tooLong(longest);
          }
        } catch (InterruptedException e) {
          interrupted = true; // a message in hand is read to its end, as ever
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
        : new IllegalStateException("a message is read without checked exceptions", cause);
  }

  private final class Watched extends FutureTask<ParseResult> {
    private final Map<String, String> context = MDC.getCopyOfContextMap();
    private ParseThread thread;
    private long begun;
    private boolean ended;
    private boolean givenUp;

    private Watched(Supplier<ParseResult> reading) {
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

    private synchronized boolean tookLongerThan(Duration most) {
      return thread != null
          && !ended
          && THREADS.getThreadCpuTime(thread.getId()) - begun > most.toNanos();
    }

    private synchronized void giveUp() {
      if (!ended) {
        givenUp = true;
        thread.giveUp();
        LOG.warn(
            "Reading a message took more than {} s of processor time: it becomes a dead letter;"
                + " {} such readings have not ended",
            longest.toSeconds(),
            unended.incrementAndGet());
      }
    }
  }
}
