package es.sml.connector.config;

import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a secret from where the configuration says that it is; never from the file itself. */
public final class SecretReader {
  private final Map<String, String> environment;
  private final Path directory;

  /**
   * @param directory what a relative file: path starts from
   */
  SecretReader(Map<String, String> environment, Path directory) {
    this.environment = environment;
    this.directory = directory;
  }

  /**
   * @param where env:NAME or file:PATH (its trailing line break is cut)
   * @throws IllegalArgumentException when it says neither, or there is nothing there
   */
  Secret read(String where) {
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
        "a secret is never written here: name where it is, env:NAME or file:PATH");
  }
}
