package es.sml.connector.cli.start;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the class archive in the background after a start that had none that fits. It waits until
 * the process is quiet. {@link FreeMemory} decides if there is room.
 */
public final class BackgroundArchive {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundArchive.class);
  private static final String OPTION = "-XX:SharedArchiveFile=";
  private static final int PAUSE_SECONDS = 10;
  private static final double QUIET = 0.2;

  private BackgroundArchive() {}

  /** Starts it if this start had no class archive and the launcher says where one belongs. */
  public static void start() {
    String file = System.getProperty("connector.class-archive");
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    // A switch for those who want none.
    if (file == null || options.contains("-Xshare:off") || isInUse(options)) {
      return;
    }
    ClassArchive archive = new ClassArchive(Path.of(file), options);
    Thread thread = new Thread(() -> make(archive), "class-archive");
    thread.setDaemon(true);
    thread.start();
  }

  // A JVM maps an archive that fits. Without /proc this is unknown, so the one that was named
  // counts.
  private static boolean isInUse(List<String> options) {
    List<String> named =
        options.stream()
            .filter(option -> option.startsWith(OPTION))
            .map(option -> option.substring(OPTION.length()))
            .toList();
    Path maps = Path.of("/proc/self/maps");
    if (named.isEmpty() || !Files.isReadable(maps)) {
      return !named.isEmpty();
    }
    try {
      String last = named.get(named.size() - 1);
      return Files.readAllLines(maps).stream().anyMatch(line -> line.endsWith(last));
    } catch (IOException e) {
      LOG.debug("{} cannot be read", maps, e);
      return true;
    }
  }

  private static void make(ClassArchive archive) {
    try {
      awaitQuiet();
      if (!FreeMemory.suffices()) {
        LOG.info(
            "no class archive: it needs {} MB for some seconds; \"sml-connector class-archive\""
                + " makes one",
            FreeMemory.NEEDED_MB);
        return;
      }
      archive.write(LoadedClasses.now(), LibraryPath.current());
      LOG.info("the next start is faster: {} is written", archive.file());
    } catch (IOException | JMException e) {
      LOG.info("no class archive, so the next start is as slow as this one: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitQuiet() throws InterruptedException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    do {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } while (system.getProcessCpuLoad() > QUIET);
  }
}
