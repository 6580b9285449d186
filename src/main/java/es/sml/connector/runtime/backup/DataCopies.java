package es.sml.connector.runtime.backup;

import es.sml.connector.broker.Broker;
import es.sml.connector.config.Settings;
import es.sml.connector.database.Database;
import es.sml.connector.database.LedgerSnapshot;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.BackupView;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Copies what a restore needs into a directory of its own: the ledger, the broker's journal and the
 * tokens of mailboxes. It refuses a second copy at a time, a full disk, and data elsewhere.
 *
 * <p>While the ledger's content is fixed, the broker can store nothing. So the copy has what a kill
 * at this moment leaves on the disk, and the connector survives a kill at any moment. With two
 * moments a message may be in neither part: a lead is on a queue before it is in the ledger, and an
 * event is in the ledger before it is on a queue.
 */
public final class DataCopies {
  private static final Logger LOG = LoggerFactory.getLogger(DataCopies.class);
  private static final String FOLDER = "backup-copies";
  private static final String BROKER = "broker";
  private static final String MAILBOX_TOKENS = "oauth";
  private static final Duration LONGEST_USE = Duration.ofDays(1);

  private final Settings settings;
  private final Database database;
  private final Broker broker;
  private final Semaphore oneAtATime = new Semaphore(1);

  public DataCopies(Settings settings, Database database, Broker broker) {
    this.settings = settings;
    this.database = database;
    this.broker = broker;
  }

  /** Returns whether this directory has the place and the name of a copy. */
  public static boolean isCopy(Path directory) {
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && directory.getParent().endsWith(FOLDER)
        && directory.getFileName().toString().matches("[0-9a-f-]{36}");
  }

  /** Removes the copies of an earlier run; they have customers' data. */
  public void removeAll() {
    removeOlderThan(Instant.MAX);
  }

  /**
   * Makes a copy; the caller deletes its directory.
   *
   * @throws OpsException if none can be made now, with the reason
   */
  public BackupView make() {
    if (settings.database().url() != null || !settings.broker().embedded()) {
      throw OpsException.conflict(
          "refused.other-data",
          "database.url or broker.url is set: the ledger or the queues are not in the data directory."
              + " Their own tools back them up; docs/backup.md has the procedure");
    }
    if (!oneAtATime.tryAcquire()) {
      throw OpsException.conflict(
          "refused.other-backup", "another backup is being made; try again after it");
    }
    try {
      removeOlderThan(Instant.now().minus(LONGEST_USE));
      checkSpace();
      Path copy = data().resolve(FOLDER).resolve(UUID.randomUUID().toString());
      PrivateFiles.createDirectories(copy);
      try {
        return copyTo(copy);
      } catch (IOException | RuntimeException e) {
        FileSystemUtils.deleteRecursively(copy.toFile());
        throw e;
      }
    } catch (IOException | IllegalStateException e) {
      LOG.warn("the backup failed", e);
      throw new OpsException(
          503,
          LocalizedText.of(
              "refused.backup-failed",
              "the backup failed: {0}; see the connector's log at this time",
              e.getMessage()));
    } finally {
      oneAtATime.release();
    }
  }

  private BackupView copyTo(Path copy) throws IOException {
    Instant[] moment = new Instant[1];
    Duration pause;
    try (LedgerSnapshot ledger = database.snapshot()) {
      pause =
          broker.copyJournal(
              copy.resolve(BROKER),
              () -> {
                ledger.fix();
                moment[0] = Instant.now();
              });
      ledger.copyTo(copy.resolve(Database.FILE));
    }
    copyTokens(copy.resolve(MAILBOX_TOKENS));
    long bytes = size(copy);
    LOG.info(
        "copied {} MB for a backup; the broker stored nothing for {} ms",
        bytes >> 20,
        pause.toMillis());
    return new BackupView(
        copy.toString(),
        moment[0].truncatedTo(ChronoUnit.SECONDS).toString(),
        database.schema(),
        bytes,
        pause.toMillis());
  }

  // A token is replaced as a whole, so each file is complete.
  private void copyTokens(Path target) throws IOException {
    Path tokens = data().resolve(MAILBOX_TOKENS);
    if (!Files.isDirectory(tokens)) {
      return;
    }
    PrivateFiles.createDirectories(target);
    try (Stream<Path> files = Files.list(tokens)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".token")).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  // On a full disk the broker stops accepting messages, so a backup must not fill it.
  private void checkSpace() throws IOException {
    Path ledger = data().resolve(Database.FILE);
    long needed =
        settings.broker().minFreeDisk().bytes()
            + size(data().resolve(BROKER))
            + size(ledger)
            + size(ledger.resolveSibling(ledger.getFileName() + "-wal"));
    long free = data().toFile().getUsableSpace();
    if (free < needed) {
      throw OpsException.conflict(
          "refused.backup-space",
          "the copy of the data needs space: {0} MB must be free in {1}, broker.min-free-disk"
              + " included, and {2} MB are free",
          (needed >> 20) + 1,
          data(),
          free >> 20);
    }
  }

  private void removeOlderThan(Instant limit) {
    Path folder = data().resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> copies = Files.list(folder)) {
      for (Path copy : copies.toList()) {
        if (Files.getLastModifiedTime(copy).toInstant().isBefore(limit)) {
          FileSystemUtils.deleteRecursively(copy);
        }
      }
    } catch (IOException e) {
      LOG.warn("copies of earlier backups in {} cannot be removed; remove them", folder, e);
    }
  }

  private Path data() {
    return settings.dataDirectory().toAbsolutePath();
  }

  private static long size(Path place) throws IOException {
    if (!Files.exists(place)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.mapToLong(each -> each.toFile().length()).sum(); // 0 for one that is gone
    }
  }
}
