package es.sml.connector.cli.start;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says whether the limits of the machine, the container or the unit leave room to write the
 * archive.
 */
final class FreeMemory {
  /** Java 17 took up to 490 MB of its own, Java 25 up to 415 MB. */
  static final int NEEDED_MB = 500;

  private FreeMemory() {}

  static boolean suffices() throws IOException {
    // The JVM knows the limits of control groups. Their use counts files that can leave the memory.
    long limit =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    Path proc = Path.of("/proc");
    if (!Files.isReadable(proc.resolve("meminfo"))) {
      return limit >> 21 >= NEEDED_MB;
    }
    long own = kilobytes(proc.resolve("self/status"), "VmRSS:");
    long available = kilobytes(proc.resolve("meminfo"), "MemAvailable:");
    return suffices(limit >> 10, own, available);
  }

  /** All values are in KB. */
  static boolean suffices(long limit, long own, long available) {
    return Math.min(limit - own, available) >> 10 >= NEEDED_MB;
  }

  private static long kilobytes(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IOException(file + " has no " + name));
  }
}
