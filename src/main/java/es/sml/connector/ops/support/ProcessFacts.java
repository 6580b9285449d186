package es.sml.connector.ops.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes this process, its machine and its threads, for the support bundle. */
public final class ProcessFacts {
  private static final int DEEPEST = 60;

  private ProcessFacts() {}

  /**
   * Returns the versions and the machine.
   *
   * @param version the version of the connector
   */
  public static String versions(String version) {
    Runtime runtime = Runtime.getRuntime();
    return String.join(
        "\n",
        "connector " + version,
        "java "
            + System.getProperty("java.runtime.version")
            + ", "
            + System.getProperty("java.vm.name"),
        "system "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"),
        "processors " + runtime.availableProcessors(),
        "memory used "
            + (runtime.totalMemory() - runtime.freeMemory())
            + " of "
            + runtime.maxMemory()
            + " bytes",
        "time " + Instant.now() + ", zone " + ZoneId.systemDefault(),
        "process started "
            + Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
        "");
  }

  /** Returns the stack of each thread. A name may have a mailbox in it. */
  static String threads() {
    return Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(true, false, DEEPEST))
        .sorted(Comparator.comparing(ThreadInfo::getThreadName))
        .map(ProcessFacts::thread)
        .collect(Collectors.joining("\n"));
  }

  private static String thread(ThreadInfo thread) {
    String waitsFor = thread.getLockInfo() == null ? "" : ", waits for " + thread.getLockInfo();
    String owner =
        thread.getLockOwnerName() == null
            ? ""
            : " of " + BundleMask.line(thread.getLockOwnerName());
    return BundleMask.line(thread.getThreadName())
        + ": "
        + thread.getThreadState()
        + waitsFor
        + owner
        + "\n"
        + Arrays.stream(thread.getStackTrace())
            .map(frame -> "  at " + frame + "\n")
            .collect(Collectors.joining());
  }
}
