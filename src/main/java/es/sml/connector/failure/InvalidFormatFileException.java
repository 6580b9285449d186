package es.sml.connector.failure;

import java.nio.file.Path;

/**
 * Thrown if a file in config/formats or config/mappings is invalid. The start fails until it is
 * corrected.
 */
public class InvalidFormatFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String key;
  private final String reason;

  /**
   * Creates an error "file:line: key: reason".
   *
   * @param line from 1; 0 if the error has no line
   * @param key the key in the file, such as labels.name; empty for the whole file
   */
  public InvalidFormatFileException(Path file, int line, String key, String reason) {
    super(file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + reason);
    this.file = file;
    this.line = line;
    this.key = key;
    this.reason = reason;
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

  public String reason() {
    return reason;
  }
}
