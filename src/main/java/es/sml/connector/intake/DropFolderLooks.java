package es.sml.connector.intake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * The looks into a drop folder: each begins with the claim on the folder and the choice of what is
 * taken, and ends with giving the claim back.
 */
public final class DropFolderLooks
    implements PollingConsumerPollStrategy, GenericFileFilter<File>, Comparator<GenericFile<File>> {
  private final DropFolder folder;
  private final WholeFiles files;
  private final DroppedFileMoves moves;
  private final FolderTroubles troubles;
  private final OldFiles old;
  private final Map<String, Integer> chosen = new HashMap<>();
  private FolderClaim claim;
  private boolean wasThere;

  DropFolderLooks(
      DropFolder folder,
      WholeFiles files,
      DroppedFileMoves moves,
      FolderTroubles troubles,
      OldFiles old) {
    this.folder = folder;
    this.files = files;
    this.moves = moves;
    this.troubles = troubles;
    this.old = old;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    troubles.newLook();
    try {
      release(); // of a look that ended by an Error
      prepare();
      claim = FolderClaim.of(folder.directory());
      if (claim == null) {
        return false;
      }
      prepareBelow();
      old.removeNowAndThen();
      moves.newLook();
      chosen.clear();
      for (WholeFiles.Found found : files.find(Instant.now())) {
        chosen.put(found.name(), chosen.size());
      }
      return true;
    } catch (IOException e) {
      // Not thrown: Camel would count it in a health check of its own, without the reason.
      troubles.unusable(e);
      endClaim();
      return false;
    }
  }

  // Made at the start; later its absence may be a disk that is away, which nothing may be put
  // before.
  private void prepare() throws IOException {
    Path directory = folder.directory();
    if (!Files.isDirectory(directory)) {
      if (wasThere) {
        throw new IOException("the folder has gone");
      }
      make(directory);
    }
    wasThere = true;
    checkAccess(directory);
  }

  // Under the claim: of several that read the folder one makes them.
  private void prepareBelow() throws IOException {
    for (String below : new String[] {DropFolder.PROCESSED, DropFolder.FAILED}) {
      folder.shared().make(below);
      checkAccess(folder.directory().resolve(below));
    }
  }

  private static void make(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IOException(
          "the folder is not there and cannot be made: " + FolderTroubles.reason(e), e);
    }
  }

  private static void checkAccess(Path directory) throws IOException {
    if (!Files.isReadable(directory)
        || !Files.isWritable(directory)
        || !Files.isExecutable(directory)) {
      throw new IOException(
          "no permission to read, write and search in " + directory.toAbsolutePath());
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
    troubles.endOfLook();
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
    troubles.unusable(cause);
    return false; // at the next look
  }

  private void release() throws IOException {
    if (claim != null) {
      FolderClaim held = claim;
      claim = null;
      held.close();
    }
  }
}
