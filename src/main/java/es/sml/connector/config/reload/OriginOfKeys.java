package es.sml.connector.config.reload;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.EnvironmentKeys;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.MissingSecrets;
import es.sml.connector.config.file.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each key of the configuration is set. */
public final class OriginOfKeys {
  /**
   * A key of the configuration.
   *
   * @param value null without a value, or for a missing secret; for a secret, the variable or file
   *     that it was read from
   * @param from file and line, or environment variable; null for a default
   */
  public record KeyInForce(String key, String value, boolean secret, String from) {}

  private static final String OF_ALERTS = "alerts.";

  private final List<ConfigurationFile> files;
  private final Optional<ConfigurationFile> alerts;

  private OriginOfKeys(List<ConfigurationFile> files, Optional<ConfigurationFile> alerts) {
    this.files = files;
    this.alerts = alerts;
  }

  private static List<ConfigurationFile> files(Path directory, Map<String, String> environment) {
    return List.of(
        EnvironmentKeys.application(directory, environment),
        ConfigurationFile.yaml(directory.resolve("dealers.yaml")));
  }

  private static Optional<ConfigurationFile> alerts(Path directory) {
    return Optional.of(directory.resolve(Configuration.ALERTS))
        .filter(Files::exists)
        .map(ConfigurationFile::yaml);
  }

  /**
   * Reads the configuration of a directory as a start would. A secret may be missing.
   *
   * @throws ConfigurationException naming every other problem
   */
  public static List<KeyInForce> read(Path directory, Map<String, String> environment) {
    return of(Configuration.loadWithoutSecrets(directory, environment), directory, environment);
  }

  /** Returns the problem of each secret that is missing. */
  public static List<Problem> missing(Path directory, Map<String, String> environment) {
    try {
      Configuration.load(directory, environment);
      return List.of();
    } catch (ConfigurationException e) {
      return MissingSecrets.of(e.problems()).problems();
    }
  }

  /** Returns the keys of a configuration that was loaded from a directory. */
  public static List<KeyInForce> of(
      Configuration configuration, Path directory, Map<String, String> environment) {
    Map<String, List<ShownConfiguration.Entry>> shown = ShownConfiguration.of(configuration);
    OriginOfKeys origins = new OriginOfKeys(files(directory, environment), alerts(directory));
    return shown.values().stream()
        .flatMap(Collection::stream)
        .map(
            each ->
                new KeyInForce(each.key(), each.value(), each.secret(), origins.place(each.key())))
        .toList();
  }

  // The items of a list may stand in one line, at the key of the list.
  private String place(String key) {
    for (ConfigurationFile file : files) {
      String place = file.place(key).orElse(null);
      if (place != null) {
        return place;
      }
    }
    if (key.startsWith(OF_ALERTS) && alerts.isPresent()) {
      String place = alerts.get().place(key.substring(OF_ALERTS.length())).orElse(null);
      if (place != null) {
        return place;
      }
    }
    return key.endsWith("]") ? place(key.substring(0, key.lastIndexOf('['))) : null;
  }
}
