package es.sml.connector.intake.folder;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.file.SharedFolder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder that receives files with leads: its keys in dealers.yaml and their default values, and
 * the names of its subfolders.
 *
 * @param directory Path of the folder, relative to the directory of the start.
 * @param pollInterval How often to poll the folder for files.
 * @param stableFor A file is complete when it is unchanged for this time. The key {@code done-file}
 *     replaces this rule.
 * @param doneFile Name of a done file. A file is complete when its done file exists. {@code
 *     {name}.done} means {@code lead.csv.done} for {@code lead.csv}; {@code {stem}.done} means
 *     {@code lead.done}.
 */
public record DropFolder(
    Path directory, Duration pollInterval, Duration stableFor, String doneFile) {
  public static final String PROCESSED = "processed";
  public static final String FAILED = "failed";

  public DropFolder {
    Check.directory("directory", directory);
    pollInterval =
        Check.positive("poll-interval", Check.orDefault(pollInterval, Duration.ofSeconds(2)));
    stableFor = Check.orDefault(stableFor, Duration.ofSeconds(1));
    if (doneFile != null) {
      DoneFilePattern.check(doneFile);
    }
  }

  public SharedFolder shared() {
    return new SharedFolder(directory);
  }

  public Path processed() {
    return directory.resolve(PROCESSED);
  }

  public Path failed() {
    return directory.resolve(FAILED);
  }
}
