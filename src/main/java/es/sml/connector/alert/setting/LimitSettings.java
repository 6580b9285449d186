package es.sml.connector.alert.setting;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * A rule with a limit, and how long its problem must last before the first notice.
 *
 * @param enabled With {@code false}, the rule sends nothing.
 * @param hold How long the problem must last before the first notice.
 * @param limit The rule sends from this number on.
 */
public record LimitSettings(Boolean enabled, Duration hold, Integer limit) {
  public LimitSettings {
    enabled = Check.orDefault(enabled, true);
    hold = Check.orDefault(hold, Duration.ofMinutes(2));
  }

  static LimitSettings orDefault(LimitSettings written, int byDefault, int most) {
    LimitSettings set = written == null ? new LimitSettings(null, null, null) : written;
    return new LimitSettings(
        set.enabled,
        set.hold,
        Check.between("limit", Check.orDefault(set.limit, byDefault), 1, most));
  }
}
