package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import java.time.Duration;

/** A thread that reads messages. Its reading can be given up, and then ends at its next step. */
final class ParseThread extends Thread {
  private volatile boolean givenUp;

  ParseThread(Runnable work) {
    super(work, "parse");
    setDaemon(true);
  }

  /** Ends the present reading where it goes on through this; called in loops over messages. */
  static void step() {
    if (Thread.currentThread() instanceof ParseThread thread && thread.givenUp) {
      throw tooLong(ParseWatchdog.LONGEST);
    }
  }

  static UnreadableMessageException tooLong(Duration longest) {
    return new UnreadableMessageException(
        "reading it took more than " + longest.toSeconds() + " s of processor time");
  }

  /** Gives up the present reading. Its consumer no longer waits, so others go before it. */
  @SuppressWarnings("ThreadPriorityCheck") // what it costs others is less, if the system obliges
  void giveUp() {
    givenUp = true;
    setPriority(MIN_PRIORITY);
  }

  /** The next reading is not given up. */
  @SuppressWarnings("ThreadPriorityCheck")
  void begin() {
    givenUp = false;
    setPriority(NORM_PRIORITY);
  }
}
