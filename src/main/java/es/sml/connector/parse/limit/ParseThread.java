package es.sml.connector.parse.limit;

import es.sml.connector.failure.UnreadableMessageException;
import java.time.Duration;

/**
 * A thread that reads messages. {@link ParseWatchdog} can cancel its reading, which then ends at
 * its next step.
 */
public final class ParseThread extends Thread {
  private volatile boolean givenUp;

  ParseThread(Runnable work) {
    super(work, "parse");
    setDaemon(true);
  }

  /** Ends a cancelled reading; called in loops over messages. */
  public static void step() {
    if (Thread.currentThread() instanceof ParseThread thread && thread.givenUp) {
      throw tooLong(ParseWatchdog.LONGEST);
    }
  }

  static UnreadableMessageException tooLong(Duration longest) {
    return new UnreadableMessageException(
        "the message took more than "
            + longest.toSeconds()
            + " s of processor time to read; ask the sender for a smaller one");
  }

  /** Cancels the current reading and lowers its priority, because its consumer no longer waits. */
  @SuppressWarnings("ThreadPriorityCheck") // lowers its cost for others, if the system supports it
  void giveUp() {
    givenUp = true;
    setPriority(MIN_PRIORITY);
  }

  /** Allows the next reading. */
  @SuppressWarnings("ThreadPriorityCheck")
  void begin() {
    givenUp = false;
    setPriority(NORM_PRIORITY);
  }
}
