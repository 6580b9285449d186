package es.sml.connector.config;

import es.sml.connector.config.file.ConfigurationBinder;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.file.SecretReader;
import es.sml.connector.deliver.SearchFirst;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The place of the data that a connector would use. It is read without the secrets, so that a
 * restore needs none.
 *
 * @param file application.properties
 * @param isElsewhere whether the ledger or the queues are not in the data directory
 * @param searchFirst when leads are searched in SML before they are sent
 */
public record DataPlace(
    Path file, Path dataDirectory, boolean isElsewhere, SearchFirst searchFirst) {

  /**
   * Reads it from application.properties.
   *
   * @param environment environment variables, for {@link EnvironmentKeys}
   * @throws ConfigurationException naming every problem
   */
  public static DataPlace load(Path directory, Map<String, String> environment) {
    ConfigurationFile whole = EnvironmentKeys.application(directory, environment);
    List<Problem> problems = new ArrayList<>();
    Settings settings =
        new ConfigurationBinder(new SecretReader(environment, directory))
            .bind(whole.only(Set.of("data-directory", "deliver")), Settings.class, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new DataPlace(
        whole.file(),
        settings.dataDirectory(),
        isSet(whole, "/database/url") || isSet(whole, "/broker/url"),
        settings.deliver().searchFirst());
  }

  private static boolean isSet(ConfigurationFile whole, String key) {
    return !whole.tree().at(key).asText("").isEmpty();
  }
}
