package es.sml.connector.runtime.monitoring;

import java.lang.management.ManagementFactory;

/** Health of the process itself. */
final class ProcessHealth {
  private ProcessHealth() {}

  /** Returns the number of deadlocked threads in words; null if there are none. */
  static String trouble() {
    long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return locked == null ? null : locked.length + " threads are deadlocked; restart the connector";
  }
}
