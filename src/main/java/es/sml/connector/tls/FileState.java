package es.sml.connector.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** A file as it was when it was read, so that a changed one is read again. */
record FileState(Path file, FileTime changed, long size) {
  /**
   * As it is now.
   *
   * @param key the setting that names the file
   * @throws IllegalArgumentException naming both when the file cannot be read
   */
  static FileState of(String key, Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!Files.isReadable(file)) {
        throw new AccessDeniedException(file.toString());
      }
      return new FileState(file, attributes.lastModifiedTime(), attributes.size());
    } catch (NoSuchFileException e) {
      throw fault(key, file, "there is no such file; the path begins where the connector starts");
    } catch (AccessDeniedException e) {
      throw fault(key, file, "this user may not read it");
    } catch (IOException e) {
      throw fault(key, file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  // Without its cause: the configuration's faults are told by the words of the last one.
  private static IllegalArgumentException fault(String key, Path file, String why) {
    return new IllegalArgumentException(key + " " + file + " must be a PEM file: " + why);
  }
}
