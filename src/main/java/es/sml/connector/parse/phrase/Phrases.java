package es.sml.connector.parse.phrase;

import java.nio.file.Path;
import java.util.Set;

/** Groups of phrases: what a text asks for, and what kind of message it is. */
public final class Phrases {
  private Phrases() {}

  /** Reads the groups of phrases. */
  public static Phrases load(Path directory) {
    return new Phrases();
  }

  /** Returns the names of the groups that have a phrase in the text. */
  public Set<String> in(String text) {
    return Set.of();
  }
}
