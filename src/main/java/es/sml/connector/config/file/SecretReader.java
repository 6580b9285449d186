package es.sml.connector.config.file;

import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a secret from the environment or from a file of its own. */
public final class SecretReader {
  private final Map<String, String> environment;
  private final Path directory;

  /**
   * @param directory base of relative file: paths
   */
  public SecretReader(Map<String, String> environment, Path directory) {
    this.environment = environment;
    this.directory = directory;
  }

  /**
   * Reads a secret; a line break at the end of a file is removed.
   *
   * @param where env:NAME or file:PATH
   * @throws IllegalArgumentException for another text, or if the secret is missing
   */
  public Secret read(String where) {
    if (where.startsWith("env:")) {
      String name = where.substring(4).strip();
      String value = environment.get(name);
      if (value == null || value.isEmpty()) {
        throw new IllegalArgumentException("the environment variable " + name + " is not set");
      }
      return new Secret(value);
    }
    if (where.startsWith("file:")) {
      Path file = directory.resolve(where.substring(5).strip());
      try {
        String value = Files.readString(file).stripTrailing();
        if (value.isEmpty()) {
          throw new IllegalArgumentException("the file " + file + " is empty");
        }
        return new Secret(value);
      } catch (IOException e) {
        throw new IllegalArgumentException("the file " + file + " cannot be read", e);
      }
    }
    throw new IllegalArgumentException(
        "no secret may stand in this file: write env:NAME or file:PATH");
  }
}
