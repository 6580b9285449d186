package es.sml.connector.intake;

import es.sml.connector.setting.Check;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder into which files with leads are dropped.
 *
 * @param stableFor how long a file must not have grown before it is read
 */
public record DropFolder(Path directory, Duration pollEvery, Duration stableFor) {
  public DropFolder {
    Check.needed("directory", directory);
    pollEvery = Check.positive("poll-every", Check.orDefault(pollEvery, Duration.ofSeconds(2)));
    stableFor = Check.orDefault(stableFor, Duration.ofSeconds(1));
  }
}
