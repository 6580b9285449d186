package es.sml.connector.config.file;

import es.sml.connector.language.LocalizedText;
import java.nio.file.Path;
import java.util.List;

/**
 * A problem in a configuration file.
 *
 * @param line from 1; 0 for the whole file
 * @param key the dotted key, or empty
 */
public record Problem(Path file, int line, String key, LocalizedText reason) {
  /** Returns it with its place. */
  public LocalizedText text() {
    String place = file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ");
    return LocalizedText.joined("", List.of(place, reason));
  }

  @Override
  public String toString() {
    return text().toString();
  }
}
