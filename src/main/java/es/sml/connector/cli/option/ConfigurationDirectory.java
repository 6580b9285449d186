package es.sml.connector.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * The option for the configuration directory. Without it, the one in the current directory is used,
 * else the one of the installation.
 */
public final class ConfigurationDirectory {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Directory with application.properties, dealers.yaml and formats/ (default: config in the"
              + " current directory, else in the installation).")
  private Path config;

  public Path path() {
    if (config != null) {
      return config;
    }
    Path found = beside("config");
    // Another project's directory may have this name, too.
    return Files.isRegularFile(found.resolve("application.properties"))
        ? found
        : installed("config");
  }

  /** Finds a directory in the current directory, else in the installation. */
  static Path beside(String name) {
    Path here = Path.of(name);
    return Files.isDirectory(here) ? here : installed(name);
  }

  private static Path installed(String name) {
    String home = System.getProperty("connector.home");
    return home == null ? Path.of(name) : Path.of(home, name);
  }
}
