package es.sml.connector.runtime.start;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Explains a start that failed because of the limit of open files. */
final class OpenFiles {
  private static final String TOO_MANY = "Too many open files";

  private OpenFiles() {}

  /** Returns the failure of a start, with an explanation if the limit is the cause. */
  static Exception explained(Exception failure) {
    return Causes.anyOf(failure, TOO_MANY)
        ? new IllegalStateException(
            "the limit of open files is "
                + limit()
                + ", which is too low; allow 4096 with ulimit -n or LimitNOFILE= of systemd",
            failure)
        : failure;
  }

  private static long limit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
