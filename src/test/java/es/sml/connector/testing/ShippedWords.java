package es.sml.connector.testing;

import es.sml.connector.sml.vocabulary.SmlWords;
import java.nio.file.Path;

/** The shipped names of fuels and places. */
public final class ShippedWords {
  /** Directory of the shipped vocabulary. */
  public static final Path DIRECTORY = Path.of("config/vocabulary");

  public static final SmlWords WORDS = SmlWords.load(DIRECTORY);

  private ShippedWords() {}
}
