package es.sml.connector.alert;

import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.config.file.ConfigurationBinder;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.file.SecretReader;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings and problems for the tests of alerts. */
public final class AlertSamples {
  public static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private AlertSamples() {}

  /** Reads alerts.yaml as the connector does; a problem fails the test. */
  public static AlertSettings settings(String yaml, Map<String, String> secrets) {
    try {
      Path directory = Files.createTempDirectory("alerts");
      Path file = Files.writeString(directory.resolve("alerts.yaml"), yaml);
      List<Problem> problems = new ArrayList<>();
      AlertSettings bound =
          new ConfigurationBinder(new SecretReader(secrets, directory))
              .bind(ConfigurationFile.yaml(file), AlertSettings.class, problems);
      Files.delete(file);
      Files.delete(directory);
      if (bound == null) {
        throw new ConfigurationException(problems);
      }
      return bound;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two channels, a and b; the rest is the caller's. */
  public static AlertSettings settings(String send) {
    return settings(
        """
        language: en
        time-zone: UTC
        channels:
          a: {slack: "env:URL"}
          b: {slack: "env:URL"}
        """
            + send,
        Map.of("URL", "https://hooks.example/x"));
  }

  public static Condition mailbox(String name, Severity severity) {
    return new Condition(
        AlertRule.MAILBOX,
        name,
        "imap.example",
        Set.of("norte"),
        severity,
        LocalizedText.untranslated("refused"),
        null);
  }
}
