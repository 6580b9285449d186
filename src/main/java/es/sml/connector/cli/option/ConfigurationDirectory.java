package es.sml.connector.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the configuration directory. */
public final class ConfigurationDirectory {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Directory with application.properties, dealers.yaml and formats/ (default: config).")
  private Path config;

  public Path path() {
    return config != null ? config : beside("config");
  }

  /** Finds a directory in the current directory, else in the installation. */
  static Path beside(String name) {
    Path here = Path.of(name);
    String home = System.getProperty("connector.home");
    return Files.isDirectory(here) || home == null ? here : Path.of(home, name);
  }
}
