package es.sml.connector.parse;

import es.sml.connector.parse.labelled.FormatTemplates;
import java.nio.file.Path;
import java.util.Set;

/** The labels before values in messages. They are not personal data. */
public final class KnownLabels {
  private KnownLabels() {}

  /**
   * Returns the labels of the format files.
   *
   * @param configuration the directory that contains formats/
   */
  public static Set<String> load(Path configuration) {
    return FormatTemplates.labels(configuration.resolve("formats"));
  }
}
