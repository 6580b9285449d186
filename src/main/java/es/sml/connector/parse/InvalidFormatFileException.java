package es.sml.connector.parse;

import java.nio.file.Path;

/**
 * Thrown when a file in config/formats or config/mappings is wrong: nothing runs until it is
 * mended.
 */
public class InvalidFormatFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A reason as "file:line: key: reason".
   *
   * @param line from 1; 0 where the fault has no line
   * @param key the key in the file, as labels.name; empty for the file as a whole
   */
  public InvalidFormatFileException(Path file, int line, String key, String reason) {
    super(file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + reason);
  }
}
