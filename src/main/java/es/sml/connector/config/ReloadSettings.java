package es.sml.connector.config;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * How a changed configuration is noticed.
 *
 * @param every how often it is looked whether a file was changed
 */
public record ReloadSettings(Duration every) {
  public ReloadSettings {
    every = Check.positive("every", Check.orDefault(every, Duration.ofSeconds(2)));
  }
}
