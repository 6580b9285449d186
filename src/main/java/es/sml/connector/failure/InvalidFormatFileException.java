package es.sml.connector.failure;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Thrown if a file in config/formats or config/mappings is invalid. The start fails until it is
 * corrected.
 */
public class InvalidFormatFileException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String key;
  private final transient LocalizedText reason;

  /**
   * Creates an error "file:line: key: reason".
   *
   * @param line from 1; 0 if the error has no line
   * @param key the key in the file, such as labels.name; empty for the whole file
   */
  public InvalidFormatFileException(Path file, int line, String key, LocalizedText reason) {
    super(place(file, line, key) + reason);
    this.file = file;
    this.line = line;
    this.key = key;
    this.reason = reason;
  }

  /** Returns the error of a directory that cannot be listed, or does not exist. */
  public static InvalidFormatFileException unlisted(Path directory) {
    return new InvalidFormatFileException(
        directory,
        0,
        "",
        Files.notExists(directory)
            ? LocalizedText.of(
                "format.no-directory",
                "does not exist; copy it from the release, or give the right directory by"
                    + " --config")
            : LocalizedText.of("format.unlisted", "cannot be listed; check its permissions"));
  }

  /** Returns the error of a file that cannot be read. */
  public static InvalidFormatFileException unreadable(Path file) {
    return new InvalidFormatFileException(
        file,
        0,
        "",
        LocalizedText.of(
            "format.unreadable", "cannot be read; check its permissions, and save it as UTF-8"));
  }

  public Path file() {
    return file;
  }

  public int line() {
    return line;
  }

  public String key() {
    return key;
  }

  public LocalizedText reason() {
    return reason;
  }

  @Override
  public LocalizedText text() {
    return LocalizedText.joined("", List.of(place(file, line, key), reason));
  }

  private static String place(Path file, int line, String key) {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ");
  }
}
