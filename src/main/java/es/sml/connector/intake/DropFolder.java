package es.sml.connector.intake;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.SharedFolder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder into which files with leads are dropped.
 *
 * @param stableFor how long a file must not have grown before it is read
 * @param doneFile the name of the empty file that says that another is whole, with {name} or {stem}
 *     for that one's name; null where there is none, and {@code stableFor} decides
 */
public record DropFolder(Path directory, Duration pollEvery, Duration stableFor, String doneFile) {
  static final String PROCESSED = "processed";
  static final String FAILED = "failed";

  public DropFolder {
    Check.needed("directory", directory);
    pollEvery = Check.positive("poll-every", Check.orDefault(pollEvery, Duration.ofSeconds(2)));
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
