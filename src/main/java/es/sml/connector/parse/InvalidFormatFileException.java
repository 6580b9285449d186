package es.sml.connector.parse;

import java.nio.file.Path;

/**
 * Thrown when a file in config/formats or config/mappings is wrong: nothing runs until it is
 * mended.
 */
public class InvalidFormatFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String key;
  private final String reason;

  /**
   * A reason as "file:line: key: reason".
   *
   * @param line from 1; 0 where the fault has no line
   * @param key the key in the file, as labels.name; empty for the file as a whole
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
