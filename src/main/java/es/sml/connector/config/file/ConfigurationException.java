package es.sml.connector.config.file;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown if the configuration has problems; names each with its file, line and key. */
public class ConfigurationException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public ConfigurationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public ConfigurationException(Path file, int line, String key, LocalizedText reason) {
    this(List.of(new Problem(file, line, key, reason)));
  }

  @Override
  public LocalizedText text() {
    return LocalizedText.joined("\n", problems.stream().map(Problem::text).toList());
  }

  public List<Problem> problems() {
    return problems;
  }
}
