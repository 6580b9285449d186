package es.sml.connector.ops.view;

import java.util.List;

/**
 * The open alerts and the channels of alerts.yaml.
 *
 * @param channels empty without channels
 * @param unread why the open alerts and the faults are unknown; null if they are known
 */
public record AlertsView(List<OpenAlert> alerts, List<AlertChannel> channels, String unread) {
  public AlertsView {
    alerts = List.copyOf(alerts);
    channels = List.copyOf(channels);
  }

  /**
   * An open alert.
   *
   * @param problem what is wrong
   * @param code the reason's code for programs; null if it has none
   * @param runbook the section of the documentation that says what to do
   * @param channels the channels that got a notice of it
   */
  public record OpenAlert(
      String rule,
      String subject,
      String severity,
      List<String> dealers,
      String problem,
      String reason,
      String code,
      String since,
      String remedy,
      String runbook,
      List<String> channels) {}

  /**
   * A channel.
   *
   * @param fault why it accepts nothing; null while it does
   */
  public record AlertChannel(String name, String kind, String fault) {}
}
