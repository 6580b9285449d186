package es.sml.connector.cli.option;

import es.sml.connector.config.Configuration;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the directories of configuration and routes. */
public final class ConfigurationOptions {
  @Mixin private ConfigurationDirectory config = new ConfigurationDirectory();

  @Option(
      names = "--routes",
      paramLabel = "DIR",
      description = "Directory with the *.camel.yaml files (default: routes).")
  private Path routes;

  public Configuration load() {
    return Configuration.load(configDirectory(), System.getenv());
  }

  public Path configDirectory() {
    return config.path();
  }

  public Path routesDirectory() {
    return routes != null ? routes : ConfigurationDirectory.beside("routes");
  }
}
