package es.sml.connector.alert.setting;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;

/**
 * The channels of some alerts: which alerts they get, quiet hours, reminders and escalation. Each
 * entry of the list is applied.
 *
 * @param to Channels that get the alerts.
 * @param severities {@code critical}, {@code warning} or both, the default.
 * @param dealers Ids of the dealers whose alerts are sent. By default all. Alerts that concern no
 *     single dealer are always sent.
 * @param rules Rules whose alerts are sent. By default all.
 * @param quietHours Times such as {@code 22:00-08:00}. Notices of warnings wait until they end.
 *     Critical alerts are sent at once.
 * @param remindAfter An open alert is sent again after this time. By default it is sent once.
 * @param escalateAfter After this time an alert that is still open goes to {@code escalate-to},
 *     too.
 * @param escalateTo Channels of the escalation.
 */
public record AlertRoute(
    List<String> to,
    List<Severity> severities,
    List<String> dealers,
    List<AlertRule> rules,
    String quietHours,
    Duration remindAfter,
    Duration escalateAfter,
    List<String> escalateTo) {
  public AlertRoute {
    to = List.copyOf(Check.needed("to", to));
    if (to.isEmpty()) {
      throw new InvalidSettingException("alerts.no-channel", "to has no channel");
    }
    severities = severities == null ? List.of() : List.copyOf(severities);
    dealers = dealers == null ? List.of() : List.copyOf(dealers);
    rules = rules == null ? List.of() : List.copyOf(rules);
    escalateTo = escalateTo == null ? List.of() : List.copyOf(escalateTo);
    if (quietHours != null) {
      QuietHours.of(quietHours);
    }
    if (remindAfter != null) {
      Check.positive("remind-after", remindAfter);
    }
    if ((escalateAfter == null) != escalateTo.isEmpty()) {
      throw new InvalidSettingException(
          "alerts.escalation", "escalate-after and escalate-to belong together: set both or none");
    }
  }

  /** Returns whether its channels get this alert. */
  public boolean carries(Condition alert) {
    return (severities.isEmpty() || severities.contains(alert.severity()))
        && (rules.isEmpty() || rules.contains(alert.rule()))
        && (dealers.isEmpty()
            || alert.dealers().isEmpty()
            || !Collections.disjoint(dealers, alert.dealers()));
  }

  /** Returns whether a notice of this severity waits at this time of the day. */
  public boolean isQuiet(Severity severity, LocalTime time) {
    return severity != Severity.CRITICAL
        && quietHours != null
        && QuietHours.of(quietHours).contain(time);
  }
}
