package es.sml.connector.inbox.reader;

import java.lang.reflect.Method;

/**
 * Creates a thread for each mailbox: a virtual one from Java 24 on, else a platform thread with a
 * small stack.
 *
 * <p>Before Java 24 a virtual thread that blocks inside {@code synchronized}, as in Angus Mail,
 * occupies its carrier (JEP 491). Then a few silent servers would stop all mailboxes.
 */
final class ReaderThreads {
  private static final int FIRST_WITHOUT_PINNING = 24;
  private static final long SMALL_STACK = 256L << 10;

  private ReaderThreads() {}

  /** Returns a thread that is not started. */
  static Thread make(String name, Runnable work) {
    if (Runtime.version().feature() >= FIRST_WITHOUT_PINNING) {
      return virtual(name, work);
    }
    Thread thread = new Thread(null, work, name, SMALL_STACK);
    thread.setDaemon(true);
    return thread;
  }

  // Uses reflection, because the project is compiled for Java 17.
  private static Thread virtual(String name, Runnable work) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Method unstarted = type.getMethod("unstarted", Runnable.class);
      type.getMethod("name", String.class).invoke(builder, name);
      return (Thread) unstarted.invoke(builder, work);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Java " + Runtime.version() + " has no virtual threads", e);
    }
  }
}
