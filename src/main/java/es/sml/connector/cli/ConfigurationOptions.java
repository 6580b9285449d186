package es.sml.connector.cli;

import es.sml.connector.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where configuration and routes are; the same for every command that needs them. */
final class ConfigurationOptions {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Directory of application.properties, dealers.yaml and formats/ (default: config).")
  private Path config;

  @Option(
      names = "--routes",
      paramLabel = "DIR",
      description = "Directory of the *.camel.yaml files (default: routes).")
  private Path routes;

  Configuration load() {
    return Configuration.load(configDirectory(), System.getenv());
  }

  Path configDirectory() {
    return config != null ? config : beside("config");
  }

  Path routesDirectory() {
    return routes != null ? routes : beside("routes");
  }

  // In the folder that the command was called in, else in the one that it was installed in.
  private static Path beside(String name) {
    Path here = Path.of(name);
    String home = System.getProperty("connector.home");
    return Files.isDirectory(here) || home == null ? here : Path.of(home, name);
  }
}
