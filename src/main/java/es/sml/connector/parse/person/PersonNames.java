package es.sml.connector.parse.person;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The names of people that the connector knows. */
public final class PersonNames {
  private PersonNames() {}

  /** Reads the lists of names. */
  public static PersonNames load(Path directory) {
    return new PersonNames();
  }

  /** Returns whether the text is the name of a person and nothing else. */
  public boolean isName(String text) {
    return false;
  }

  /** Returns the name of the writer, as the text's sentences say it: "soy Ana Ruiz". */
  public Optional<String> introducedIn(String text) {
    return Optional.empty();
  }

  /** Returns the name that signs the text, below its last sentence. */
  public Optional<String> signatureOf(List<String> lines) {
    return Optional.empty();
  }

  /** Returns the name in the order first name, surnames: "Ruiz Gil, Ana" is "Ana Ruiz Gil". */
  public String inOrder(String name) {
    return name;
  }
}
