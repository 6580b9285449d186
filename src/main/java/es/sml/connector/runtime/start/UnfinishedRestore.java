package es.sml.connector.runtime.start;

import es.sml.connector.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prevents a start after an interrupted restore.
 *
 * <p>A restore collects its files in a folder of the data directory. The ledger leaves it last, so
 * a folder without a ledger beside it is of a restore that was interrupted.
 */
public final class UnfinishedRestore {
  private static final String FOLDER = "unfinished-restore";

  private UnfinishedRestore() {}

  /** Returns the folder, which may be missing. */
  public static Path in(Path dataDirectory) {
    return dataDirectory.resolve(FOLDER);
  }

  /**
   * Prevents a start after an interrupted restore. It would begin with an empty ledger, and the
   * leads of the backup would be lost.
   *
   * @throws IllegalStateException with the remedy
   */
  public static void check(Settings settings) {
    Path directory = settings.dataDirectory().toAbsolutePath();
    if (Files.exists(in(directory))
        && LedgerFile.of(settings).filter(LedgerFile::isMissing).isPresent()) {
      throw new IllegalStateException(
          "the restore into "
              + directory
              + " was interrupted, so a part of the backup's files is missing. Empty the directory,"
              + " and run the restore again");
    }
  }
}
