package es.sml.connector.alert.setting;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * A rule that follows the health of components, and how long its problem must last before the first
 * notice.
 *
 * @param enabled With {@code false}, the rule sends nothing.
 * @param hold How long the problem must last before the first notice.
 */
public record RuleSettings(Boolean enabled, Duration hold) {
  public RuleSettings {
    enabled = Check.orDefault(enabled, true);
    hold = Check.orDefault(hold, Duration.ofMinutes(2));
  }
}
