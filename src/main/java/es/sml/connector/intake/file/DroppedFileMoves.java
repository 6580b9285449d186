package es.sml.connector.intake.file;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.file.StuckFiles.Fate;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.folder.DropFolderErrors;
import es.sml.connector.intake.folder.DroppedName;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.setting.file.SharedFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.strategy.GenericFileProcessStrategySupport;
import org.springframework.jms.JmsException;

/**
 * Moves a file after its route: stored files to processed/, refused files to failed/ with a text
 * file that states the reason. It overwrites no file, and leaves a changed file for later.
 */
public final class DroppedFileMoves extends GenericFileProcessStrategySupport<File> {
  static final String REASON = ".reason.txt";

  private static final String STATE = "DroppedFileState";
  private static final String ONCE = "DroppedFileDuplicateId";
  private static final String REFUSED_BEFORE = "DroppedFileRefusedBefore";

  private final String dealer;
  private final DropFolder folder;
  private final DoneFiles done;
  private final StuckFiles stuck;
  private boolean storeAway;
  private Map<String, CompleteFiles.Found> found = Map.of();

  /**
   * @param done null if the folder uses no done files
   */
  public DroppedFileMoves(String dealer, DropFolder folder, DoneFiles done, StuckFiles stuck) {
    this.dealer = dealer;
    this.folder = folder;
    this.done = done;
    this.stuck = stuck;
  }

  /**
   * Begins a poll.
   *
   * @param complete the complete files of the folder
   */
  public void beginPoll(List<CompleteFiles.Found> complete) {
    storeAway = false;
    found = complete.stream().collect(Collectors.toMap(CompleteFiles.Found::name, file -> file));
  }

  private void moveStored(Path file, FileSnapshot snapshot) {
    try {
      Path processed = DroppedName.free(folder.processed(), name(file), "");
      folder.shared().move(file.getFileName(), DropFolder.PROCESSED, processed.getFileName());
      if (snapshot.isOf(processed)) {
        gone(file);
      } else {
        // A program wrote another file of this name in the meantime.
        Path next = DroppedName.free(file.getParent(), name(file), "");
        folder.shared().moveBack(DropFolder.PROCESSED, processed.getFileName(), next.getFileName());
        stuck.remove(file);
      }
    } catch (IOException e) {
      stuck.add(
          file,
          snapshot,
          Fate.STORED,
          LocalizedText.of(
              "folder.not-processed",
              "stays: it is stored, but cannot be moved to {0}/ ({1}); move it away",
              DropFolder.PROCESSED,
              DropFolderErrors.shortReason(e)));
    }
  }

  private void moveRefused(Path file, FileSnapshot snapshot, UnreadableMessageException refusal) {
    SharedFolder shared = folder.shared();
    try {
      Path failed = DroppedName.free(folder.failed(), name(file), REASON);
      Path reason = Path.of(failed.getFileName() + REASON);
      byte[] note = note(name(file), refusal).getBytes(StandardCharsets.UTF_8);
      shared.write(DropFolder.FAILED, reason, note);
      try {
        shared.move(file.getFileName(), DropFolder.FAILED, failed.getFileName());
      } catch (IOException e) {
        shared.delete(DropFolder.FAILED, reason); // the reason would remain without its file
        throw e;
      }
      gone(file);
    } catch (IOException e) {
      stuck.add(
          file,
          snapshot,
          Fate.REFUSED,
          LocalizedText.of(
              "folder.not-failed",
              "stays: it was refused ({0}), and cannot be moved to {1}/ ({2}); move it away",
              DroppedName.plain(refusal.getMessage()),
              DropFolder.FAILED,
              DropFolderErrors.shortReason(e)));
    }
  }

  // The done file is moved last.
  private void gone(Path file) {
    stuck.remove(file);
    if (done != null) {
      done.gone(name(file));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String note(String name, UnreadableMessageException refusal) {
    String advice =
        refusal instanceof FileRefusedException refused
            ? refused.advice()
            : "Correct the file and drop it again.";
    return """
        What: %s was refused, and no lead was created from it.
        Why: %s.
        What to do: %s
        """
        .formatted(name, refusal.getMessage(), advice);
  }

  /** Returns false if the file is gone or changes, or if its target folder is unavailable. */
  @Override
  public boolean begin(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file)
      throws IOException {
    Path path = file.getFile().toPath();
    if (storeAway || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    FileSnapshot snapshot = FileSnapshot.of(path);
    CompleteFiles.Found complete = found.get(name(path));
    if (complete == null || !complete.isUnchanged(snapshot)) {
      return false; // a program writes to it again; a later poll finds it complete
    }
    if (stuck.isStored(path, snapshot)) {
      moveStored(path, snapshot); // only the move is missing
      return false;
    }
    byte[] known = snapshot.text().getBytes(StandardCharsets.UTF_8);
    exchange.setProperty(STATE, snapshot);
    exchange.setProperty(ONCE, MessageKey.of(dealer, name(path), known));
    exchange.setProperty(REFUSED_BEFORE, stuck.isRefused(path));
    return true;
  }

  @Override
  public void commit(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    Path path = file.getFile().toPath();
    FileSnapshot snapshot = exchange.getProperty(STATE, FileSnapshot.class);
    if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT)
        instanceof UnreadableMessageException refusal) {
      moveRefused(path, snapshot, refusal);
    } else {
      moveStored(path, snapshot);
    }
  }

  /** Leaves the file in its place. */
  @Override
  public void rollback(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    storeAway = exchange.getException(JmsException.class) != null;
    IOException unread = exchange.getException(IOException.class);
    if (unread != null && !storeAway) {
      LocalizedText why =
          LocalizedText.of(
              "folder.unread",
              "stays: it cannot be read now ({0}); the connector tries again",
              DropFolderErrors.shortReason(unread));
      FileSnapshot snapshot = exchange.getProperty(STATE, FileSnapshot.class);
      stuck.add(file.getFile().toPath(), snapshot, Fate.UNREAD, why);
    }
  }
}
