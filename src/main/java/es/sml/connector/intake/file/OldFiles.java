package es.sml.connector.intake.file;

import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.folder.DropFolderErrors;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how often old stored or refused files are deleted from a drop folder, when older than
 * {@code retention.processed-files}.
 */
public final class OldFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OldFiles.class);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final KeptFiles files;
  private final DropFolder folder;
  private final Duration keep;
  private final long pause;
  private long next = System.nanoTime();

  public OldFiles(DropFolder folder, Duration keep) {
    this.files = new KeptFiles(folder);
    this.folder = folder;
    this.keep = keep;
    this.pause = keep.compareTo(LONGEST_PAUSE) < 0 ? keep.toNanos() : LONGEST_PAUSE.toNanos();
  }

  /** Runs at most once an hour; a file that cannot be removed stops nothing. */
  public void removeNowAndThen() {
    if (System.nanoTime() - next < 0) {
      return;
    }
    next = System.nanoTime() + pause;
    try {
      int removed = files.forget(keep);
      if (removed > 0) {
        LOG.info(
            "drop folder {}: removed {} files older than retention.processed-files",
            folder.directory(),
            removed);
      }
    } catch (IOException e) {
      LOG.warn(
          "drop folder {}: old files cannot be removed: {}",
          folder.directory(),
          DropFolderErrors.reason(e));
    }
  }
}
