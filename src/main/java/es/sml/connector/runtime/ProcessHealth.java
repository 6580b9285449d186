package es.sml.connector.runtime;

import java.lang.management.ManagementFactory;

/** What goes wrong in the process itself. */
final class ProcessHealth {
  private ProcessHealth() {}

  /** Null while no threads wait for each other for ever. */
  static String trouble() {
    long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return locked == null ? null : locked.length + " threads wait for each other for ever";
  }
}
