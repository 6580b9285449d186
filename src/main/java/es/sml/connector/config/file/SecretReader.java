package es.sml.connector.config.file;

import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a secret from the environment (env:NAME, or the file that NAME_FILE names) or from a file
 * of its own (file:PATH). It refuses a secret that stands in the settings.
 */
public final class SecretReader {
  private final Map<String, String> environment;
  private final Path directory;
  private final boolean hasPlaceholders;

  /**
   * @param directory base of relative file: paths
   */
  public SecretReader(Map<String, String> environment, Path directory) {
    this(environment, directory, false);
  }

  private SecretReader(Map<String, String> environment, Path directory, boolean hasPlaceholders) {
    this.environment = environment;
    this.directory = directory;
    this.hasPlaceholders = hasPlaceholders;
  }

  /** Creates a reader that returns a placeholder for each secret that is missing. */
  public static SecretReader withPlaceholders(Map<String, String> environment, Path directory) {
    return new SecretReader(environment, directory, true);
  }

  public Map<String, String> environment() {
    return environment;
  }

  /**
   * Reads a secret; a line break at the end of a file is removed.
   *
   * @param where env:NAME or file:PATH. Without the variable NAME, the variable NAME_FILE may name
   *     a file, as container platforms give secrets.
   * @throws IllegalArgumentException for another text, or if the secret is missing
   */
  public Secret read(String where) {
    if (where.startsWith("env:")) {
      String name = where.substring(4).strip();
      String value = environment.get(name);
      String file = environment.get(name + "_FILE");
      if (value != null && !value.isEmpty()) {
        return new Secret(value, "env:" + name);
      }
      if (file != null && !file.isEmpty()) {
        return readFile(file, "env:" + name + "_FILE");
      }
      return missing(
          new InvalidSettingException(
              "secret.no-variable",
              "the environment variable {0} is not set in this process; set it and start the"
                  + " program again, or use file:PATH",
              name));
    }
    if (where.startsWith("file:")) {
      return readFile(where.substring(5).strip(), where);
    }
    throw new InvalidSettingException(
        "secret.in-file", "no secret may stand in this file: write env:NAME or file:PATH");
  }

  private Secret readFile(String path, String origin) {
    Path file = directory.resolve(path);
    try {
      String value = Files.readString(file).stripTrailing();
      if (value.isEmpty()) {
        return missing(new InvalidSettingException("secret.empty", "the file {0} is empty", file));
      }
      return new Secret(value, origin);
    } catch (IOException e) {
      return missing(
          new InvalidSettingException(
              "file.cannot-be-read",
              "the file {0} cannot be read",
              file.toAbsolutePath().normalize()));
    }
  }

  private Secret missing(InvalidSettingException fault) {
    if (!hasPlaceholders) {
      throw fault;
    }
    return Secret.placeholder();
  }
}
