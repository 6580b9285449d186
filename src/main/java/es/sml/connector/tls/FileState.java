package es.sml.connector.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** State of a file at its last reading, which detects changes. */
record FileState(Path file, FileTime changed, long size) {
  /**
   * Returns the current state.
   *
   * @param key the setting that names the file
   * @throws IllegalArgumentException with the setting and the file if it cannot be read
   */
  static FileState of(String key, Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!Files.isReadable(file)) {
        throw new AccessDeniedException(file.toString());
      }
      return new FileState(file, attributes.lastModifiedTime(), attributes.size());
    } catch (NoSuchFileException e) {
      throw fault(
          key,
          file,
          "the file does not exist; a relative path begins at the connector's working directory");
    } catch (AccessDeniedException e) {
      throw fault(key, file, "the connector's user may not read it");
    } catch (IOException e) {
      throw fault(key, file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  // Without the cause: the configuration's report shows the message of the last cause.
  private static IllegalArgumentException fault(String key, Path file, String why) {
    return new IllegalArgumentException(key + " " + file + " must be a PEM file: " + why);
  }
}
