package es.sml.connector.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped words of the parser, for the configurations of tests. */
public final class ShippedVocabulary {
  private static final Path SHIPPED = Path.of("config/vocabulary").toAbsolutePath();

  private ShippedVocabulary() {}

  /** Links the shipped words into the configuration, unless it has words. */
  public static void linkInto(Path configuration) throws IOException {
    Path words = configuration.resolve("vocabulary");
    if (!Files.exists(words)) {
      Files.createSymbolicLink(words, SHIPPED);
    }
  }
}
