package es.sml.connector.runtime;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Explains a start that failed because the process may open too few files. */
final class OpenFiles {
  private static final String TOO_MANY = "Too many open files";

  private OpenFiles() {}

  /** Returns the failure of a start with its true cause, where that is the limit. */
  static Exception explained(Exception failure) {
    return Causes.anyOf(failure, TOO_MANY)
        ? new IllegalStateException(
            "this process may open only "
                + limit()
                + " files, which is too few; allow 4096 with ulimit -n or LimitNOFILE= of systemd",
            failure)
        : failure;
  }

  private static long limit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
