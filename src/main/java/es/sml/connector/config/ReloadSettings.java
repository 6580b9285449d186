package es.sml.connector.config;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * Timing of the reload of a changed configuration.
 *
 * @param interval How often to check {@code dealers.yaml}, formats and mappings for changes. A
 *     change applies after a file is the same in two checks. Settings of {@code
 *     application.properties} apply at the next start.
 */
public record ReloadSettings(Duration interval) {
  public ReloadSettings {
    interval = Check.positive("interval", Check.orDefault(interval, Duration.ofSeconds(2)));
  }
}
