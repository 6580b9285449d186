package es.sml.connector.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import es.sml.connector.config.file.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A configuration directory for a test, sound until a test writes something else into it. */
public final class WrittenConfiguration {
  public static final String SECRET = "hunter2-äö";

  public static final String SOUND_DEALERS =
      """
      accounts:
        main:
          base-url: https://sml.example
          username: connector
          password: env:SML_PASSWORD
      dealers:
        norte:
          account: main
          source: 12
          queue: {}
      """;

  private final Path directory;

  public WrittenConfiguration(Path directory) {
    this.directory = directory;
    application("");
    dealers(SOUND_DEALERS);
  }

  public WrittenConfiguration application(String properties) {
    return write("application.properties", properties);
  }

  public WrittenConfiguration dealers(String yaml) {
    return write("dealers.yaml", yaml);
  }

  WrittenConfiguration write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Configuration load() {
    return Configuration.load(
        directory, Map.of("SML_PASSWORD", SECRET, "MAIL_PASSWORD", SECRET, "EMPTY", ""));
  }

  Settings settings(String properties) {
    return application(properties).load().settings();
  }

  /** The problems as a person reads them, each with its file's name instead of its path. */
  public List<String> problems() {
    ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, this::load);
    if (refusal == null) {
      throw new AssertionError("the configuration was taken");
    }
    return Arrays.stream(refusal.getMessage().split("\n"))
        .map(line -> line.replace(directory + "/", ""))
        .toList();
  }
}
