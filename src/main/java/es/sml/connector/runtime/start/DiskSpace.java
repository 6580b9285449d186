package es.sml.connector.runtime.start;

import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.runtime.ext.RoutesLintException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delays the start while the disk of the data directory is full, and decides how much must be free.
 * A start that fails on a full disk is tried again.
 */
public final class DiskSpace {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
  private static final long MEGABYTE = 1L << 20;

  /** Space for a new ledger, a journal and the unpacked libraries. */
  private static final long LEAST = 64 * MEGABYTE;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final Path directory;
  private final LongSupplier usable;
  private final Duration pause;

  public DiskSpace(Path directory) {
    this(directory, () -> usable(directory), BETWEEN_TRIES);
  }

  /**
   * @param usable supplies the number of free bytes
   */
  DiskSpace(Path directory, LongSupplier usable, Duration pause) {
    this.directory = directory.toAbsolutePath();
    this.usable = usable;
    this.pause = pause;
  }

  /** Runs the start when there is disk space, and again if it fails on a full disk. */
  public <T> T whenThereIsRoom(Callable<T> start) throws Exception {
    while (true) {
      awaitRoom();
      try {
        return start.call();
      } catch (ConfigurationException | RoutesLintException e) {
        throw e;
      } catch (Exception e) {
        if (!isFull(e)) {
          throw OpenFiles.explained(e);
        }
        LOG.warn(
            "the start failed because the disk of {} is full; free space; the start is tried again",
            directory);
        LOG.debug("the failed start", e);
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private void awaitRoom() throws InterruptedException {
    if (usable.getAsLong() >= LEAST) {
      return;
    }
    LOG.warn(
        "the disk of {} is full: {} MB are free, but the start needs {} MB; free space; the start waits",
        directory,
        usable.getAsLong() / MEGABYTE,
        LEAST / MEGABYTE);
    while (usable.getAsLong() < LEAST) {
      Thread.sleep(pause.toMillis());
    }
    LOG.info("the disk of {} has space again; the start continues", directory);
  }

  private boolean isFull(Exception failure) {
    return usable.getAsLong() < LEAST
        || Causes.anyOf(
            failure,
            "No space left on device",
            "disk is full",
            "not enough space on the disk",
            "Disk quota exceeded");
  }

  /** Returns the number of free bytes on the disk of a directory that may not exist yet. */
  public static long usable(Path directory) {
    return existing(directory).toFile().getUsableSpace();
  }

  private static Path existing(Path directory) {
    Path existing = directory.toAbsolutePath();
    while (!existing.toFile().exists()) {
      existing = existing.getParent();
    }
    return existing;
  }
}
