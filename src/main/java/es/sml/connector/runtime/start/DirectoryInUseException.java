package es.sml.connector.runtime.start;

import es.sml.connector.language.LocalizedException;
import es.sml.connector.language.LocalizedText;
import java.nio.file.Path;

/** Thrown when another process uses the data directory. A second one would damage its data. */
public final class DirectoryInUseException extends LocalizedException {
  private static final long serialVersionUID = 1L;

  DirectoryInUseException(Path directory) {
    super(
        LocalizedText.of(
            "start.directory-in-use",
            "data-directory: {0} is in use by another process; end that process, or set another"
                + " directory in application.properties",
            directory.toAbsolutePath()),
        null);
  }
}
