package es.sml.connector.config;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * Timing of the reload of a changed configuration.
 *
 * @param interval how often to check the files for a change
 */
public record ReloadSettings(Duration interval) {
  public ReloadSettings {
    interval = Check.positive("interval", Check.orDefault(interval, Duration.ofSeconds(2)));
  }
}
