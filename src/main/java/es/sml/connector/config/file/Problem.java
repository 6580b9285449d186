package es.sml.connector.config.file;

import java.nio.file.Path;

/**
 * A problem in a configuration file.
 *
 * @param line from 1; 0 for the whole file
 * @param key the dotted key, or empty
 */
public record Problem(Path file, int line, String key, String reason) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + reason;
  }
}
