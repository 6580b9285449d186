package es.sml.connector.tls;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * State of a PEM file at its last reading, which detects changes. It writes the fault of a missing
 * or unreadable file.
 */
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
          LocalizedText.of(
              "tls.no-file",
              "the file does not exist; a relative path begins at the connector's working"
                  + " directory"));
    } catch (AccessDeniedException e) {
      throw fault(
          key,
          file,
          LocalizedText.of("tls.forbidden-file", "the connector's user may not read it"));
    } catch (IOException e) {
      throw fault(key, file, unreadable(e));
    }
  }

  static LocalizedText unreadable(IOException e) {
    return LocalizedText.of("tls.unreadable-file", "it cannot be read ({0})", FailureWords.of(e));
  }

  // Without the cause: the configuration's report shows the message of the last cause.
  private static InvalidSettingException fault(String key, Path file, LocalizedText why) {
    return new InvalidSettingException(
        "tls.file", "{0} {1} must be a PEM file: {2}", key, file, why);
  }
}
