package es.sml.connector.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the configuration is. */
final class ConfigurationDirectory {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Directory of application.properties, dealers.yaml and formats/ (default: config).")
  private Path config;

  Path path() {
    return config != null ? config : beside("config");
  }

  /** In the folder that the command was called in, else in the one that it was installed in. */
  static Path beside(String name) {
    Path here = Path.of(name);
    String home = System.getProperty("connector.home");
    return Files.isDirectory(here) || home == null ? here : Path.of(home, name);
  }
}
