package es.sml.connector.runtime.monitoring;

import es.sml.connector.language.LocalizedText;
import java.lang.management.ManagementFactory;

/** Health of the process itself: it is down if threads are deadlocked. */
final class ProcessHealth {
  private ProcessHealth() {}

  /** Returns the number of deadlocked threads in words; null if there are none. */
  static LocalizedText trouble() {
    long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return locked == null
        ? null
        : LocalizedText.of(
            "health.deadlock", "{0} threads are deadlocked; restart the connector", locked.length);
  }
}
