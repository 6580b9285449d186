package es.sml.connector.intake.poll;

import es.sml.connector.intake.file.CompleteFiles;
import es.sml.connector.intake.file.DroppedFileMoves;
import es.sml.connector.intake.file.OldFiles;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.folder.DropFolderErrors;
import es.sml.connector.intake.folder.DropFolderException;
import es.sml.connector.intake.folder.FolderAccess;
import es.sml.connector.intake.folder.FolderLock;
import es.sml.connector.language.LocalizedText;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * Controls each poll of a drop folder: it locks the folder, chooses the files and unlocks the
 * folder at the end. It creates a missing folder only at the start, and checks its permissions.
 */
public final class DropFolderPollStrategy
    implements PollingConsumerPollStrategy, GenericFileFilter<File>, Comparator<GenericFile<File>> {
  private final DropFolder folder;
  private final CompleteFiles files;
  private final DroppedFileMoves moves;
  private final DropFolderErrors errors;
  private final OldFiles old;
  private final BooleanSupplier paused;
  private final Map<String, Integer> chosen = new HashMap<>();
  private FolderLock lock;
  private boolean wasThere;

  DropFolderPollStrategy(
      DropFolder folder,
      CompleteFiles files,
      DroppedFileMoves moves,
      DropFolderErrors errors,
      OldFiles old,
      BooleanSupplier paused) {
    this.folder = folder;
    this.files = files;
    this.moves = moves;
    this.errors = errors;
    this.old = old;
    this.paused = paused;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    if (paused.getAsBoolean()) {
      return false;
    }
    errors.beginPoll();
    try {
      release(); // from a poll that ended with an Error
      prepare();
      lock = FolderLock.of(folder.directory());
      if (lock == null) {
        return false;
      }
      prepareBelow();
      old.removeNowAndThen();
      chosen.clear();
      List<CompleteFiles.Found> complete = files.find(Instant.now());
      for (CompleteFiles.Found found : complete) {
        chosen.put(found.name(), chosen.size());
      }
      moves.beginPoll(complete);
      return true;
    } catch (IOException e) {
      // An exception would only reach Camel's own health check, which hides the reason.
      errors.unusable(e);
      endClaim();
      return false;
    }
  }

  // Created at the start only. Later a missing folder may mean an unmounted disk, and a new folder
  // would hide it.
  private void prepare() throws IOException {
    Path directory = folder.directory();
    if (!Files.isDirectory(directory)) {
      if (wasThere) {
        throw new DropFolderException(
            LocalizedText.of(
                "folder.gone", "the folder no longer exists; create it, or mount its disk"),
            null);
      }
      FolderAccess.make(directory);
    }
    wasThere = true;
    FolderAccess.check(directory);
  }

  // Runs under the lock: of several connectors one creates the folders.
  private void prepareBelow() throws IOException {
    for (String below : new String[] {DropFolder.PROCESSED, DropFolder.FAILED}) {
      folder.shared().make(below);
      FolderAccess.check(folder.directory().resolve(below));
    }
  }

  @Override
  public boolean accept(GenericFile<File> file) {
    return chosen.containsKey(file.getFileNameOnly());
  }

  @Override
  public int compare(GenericFile<File> one, GenericFile<File> other) {
    return Integer.compare(chosen.get(one.getFileNameOnly()), chosen.get(other.getFileNameOnly()));
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
    errors.endPoll();
    endClaim();
  }

  private void endClaim() {
    try {
      release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause)
      throws IOException {
    release();
    errors.unusable(cause);
    return false; // the next poll tries again
  }

  private void release() throws IOException {
    if (lock != null) {
      FolderLock held = lock;
      lock = null;
      held.close();
    }
  }
}
