package es.sml.connector.intake;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.SharedFolder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder that receives files with leads.
 *
 * @param directory path of the folder
 * @param pollInterval how often to poll the folder for files
 * @param stableFor how long a file must be unchanged before it is read
 * @param doneFile name of the empty file that marks another as complete, with {name} or {stem} of
 *     that file; null without one
 */
public record DropFolder(
    Path directory, Duration pollInterval, Duration stableFor, String doneFile) {
  static final String PROCESSED = "processed";
  static final String FAILED = "failed";

  public DropFolder {
    Check.needed("directory", directory);
    pollInterval =
        Check.positive("poll-interval", Check.orDefault(pollInterval, Duration.ofSeconds(2)));
    stableFor = Check.orDefault(stableFor, Duration.ofSeconds(1));
    if (doneFile != null) {
      DoneFilePattern.check(doneFile);
    }
  }

  SharedFolder shared() {
    return new SharedFolder(directory);
  }

  Path processed() {
    return directory.resolve(PROCESSED);
  }

  Path failed() {
    return directory.resolve(FAILED);
  }
}
