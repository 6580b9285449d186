package es.sml.connector.config.file;

import java.util.List;
import java.util.Set;

/**
 * The secrets of a configuration that are missing where it is read. ConfigurationLint decides
 * whether they are errors.
 *
 * @param problems the problem of each
 */
public record MissingSecrets(List<Problem> problems) {
  private static final Set<String> CODES =
      Set.of("secret.no-variable", "secret.empty", "file.cannot-be-read");

  /** Finds them among all problems of a configuration. */
  public static MissingSecrets of(List<Problem> all) {
    return new MissingSecrets(
        all.stream().filter(problem -> CODES.contains(problem.reason().code())).toList());
  }

  public List<Problem> others(List<Problem> all) {
    return all.stream().filter(problem -> !problems.contains(problem)).toList();
  }
}
