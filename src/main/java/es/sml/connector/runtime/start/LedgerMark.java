package es.sml.connector.runtime.start;

import es.sml.connector.config.Settings;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.restore.RestoreRecord;
import es.sml.connector.ledger.LedgerIdentity;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Ties the ledger to its data directory: the ledger stores the identity of its own file and of a
 * second file. A copy or a restored backup has other identities. It is detected and recorded as a
 * restore.
 */
public final class LedgerMark {
  private static final String FILE = "epoch";
  private static final String NEW_LEDGER = "new ledger";
  private static final String RESTORED = "restored";

  private final Path file;
  private final Path ledger;
  private final LedgerTransactions transactions;
  private final LedgerIdentity identity;

  /**
   * @param ledger SQLite's file
   */
  public LedgerMark(Settings settings, Path ledger, LedgerTransactions transactions) {
    this.file = settings.dataDirectory().resolve(FILE);
    this.ledger = ledger;
    this.transactions = transactions;
    this.identity = new LedgerIdentity(transactions);
  }

  /** Records a restore if the files differ from the identities in the ledger. */
  public void check() {
    try {
      String known = identity.mark().orElse(null);
      String found = Files.exists(file) ? found() : null;
      if (known == null ? found == null : known.equals(found)) {
        if (known == null) {
          renew();
        }
        return;
      }
      new RestoreRecord(transactions)
          .note(
              known == null
                  ? "the ledger is new, but its data directory is old"
                  : "the data directory was restored or copied");
      renew();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the file " + file.toAbsolutePath() + " cannot be read or written", e);
    }
  }

  /**
   * Marks a data directory as restored. The next start records a restore, since no ledger has this
   * text.
   */
  public static void markRestored(Path dataDirectory) throws IOException {
    write(dataDirectory.resolve(FILE), RESTORED);
  }

  static boolean isNewLedgerAllowed(Path dataDirectory) {
    Path file = dataDirectory.resolve(FILE);
    try {
      return Files.exists(file) && Files.readString(file).equals(NEW_LEDGER);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be read", e);
    }
  }

  static void allowNewLedger(Path dataDirectory) {
    try {
      write(dataDirectory.resolve(FILE), NEW_LEDGER);
    } catch (IOException e) {
      throw new UncheckedIOException("a file in " + dataDirectory + " cannot be written", e);
    }
  }

  private void renew() throws IOException {
    write(file, UUID.randomUUID().toString());
    identity.renew(found());
  }

  // Without the time of change and the device: they may change when a volume is mounted again.
  private String found() throws IOException {
    return String.join(
        " ",
        Files.readString(file),
        inode(file),
        Files.getLastModifiedTime(file).toString(),
        inode(ledger));
  }

  private static String inode(Path path) throws IOException {
    return Files.getAttribute(path, PrivateFiles.hasModes(path) ? "unix:ino" : "creationTime")
        .toString();
  }

  private static void write(Path file, String text) throws IOException {
    PrivateFiles.createFile(file);
    Files.writeString(file, text);
  }
}
