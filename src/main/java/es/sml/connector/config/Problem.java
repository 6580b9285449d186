package es.sml.connector.config;

import java.nio.file.Path;

/**
 * One thing wrong in a configuration file.
 *
 * @param line from 1; 0 where the whole file is meant
 * @param key the dotted key, or empty
 */
public record Problem(Path file, int line, String key, String reason) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + reason;
  }
}
