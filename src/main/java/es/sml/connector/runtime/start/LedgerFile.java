package es.sml.connector.runtime.start;

import es.sml.connector.config.Settings;
import es.sml.connector.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prevents a start with an empty ledger if the broker has messages of an earlier run. An operator
 * can allow a new ledger.
 */
public final class LedgerFile {
  private static final String WRITE_AHEAD_LOG = "-wal";

  private LedgerFile() {}

  /** Returns SQLite's file; empty if the ledger is on a database server or in memory. */
  public static Optional<Path> of(Settings settings) {
    return Optional.ofNullable(
        settings.database().url() == null
            ? settings.dataDirectory().resolve(Database.FILE)
            : settings.database().sqliteFile());
  }

  /**
   * Checks that the ledger exists if the broker has a journal.
   *
   * @throws IllegalStateException if it is missing or empty, unless an operator allowed a new one
   */
  public static void checkBesideJournal(Settings settings) {
    Optional<Path> file = of(settings);
    if (file.isPresent()
        && isMissing(file.get())
        && settings.broker().embedded()
        && hasJournal(settings)
        && !LedgerMark.isNewLedgerAllowed(settings.dataDirectory())) {
      throw new IllegalStateException(
          "the ledger's file "
              + file.get().toAbsolutePath()
              + " is missing or empty, but "
              + settings.dataDirectory().resolve("broker").toAbsolutePath()
              + " has messages of an earlier run. Restore the whole data directory from its backup."
              + " Without a backup, start once with: sml-connector run --new-ledger; each lead is"
              + " then searched in SML before it is sent");
    }
  }

  /** Allows the next start to create a new ledger despite messages of an earlier run. */
  public static void allowNew(Settings settings) {
    if (of(settings).filter(LedgerFile::isMissing).isPresent() && hasJournal(settings)) {
      LedgerMark.allowNewLedger(settings.dataDirectory());
    }
  }

  static boolean isMissing(Path file) {
    return isEmpty(file) && isEmpty(file.resolveSibling(file.getFileName() + WRITE_AHEAD_LOG));
  }

  private static boolean isEmpty(Path file) {
    try {
      return !Files.exists(file) || Files.size(file) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger's file " + file + " cannot be read", e);
    }
  }

  private static boolean hasJournal(Settings settings) {
    Path journal = settings.dataDirectory().resolve("broker").resolve("journal");
    if (!Files.isDirectory(journal)) {
      return false;
    }
    try (Stream<Path> files = Files.list(journal)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".amq"));
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's journal " + journal + " cannot be read", e);
    }
  }
}
