package es.sml.connector.parse;

import java.nio.file.Path;
import java.util.Set;

/** The words before values in messages, which are nobody's personal data. */
public final class KnownLabels {
  private KnownLabels() {}

  /**
   * Those of the format files.
   *
   * @param configuration the directory that holds formats/
   */
  public static Set<String> load(Path configuration) {
    return FormatTemplates.labels(configuration.resolve("formats"));
  }
}
