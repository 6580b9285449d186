package es.sml.connector.ops.view;

import java.util.List;

/**
 * The open alerts and the channels of alerts.yaml.
 *
 * @param channels empty without channels
 */
public record AlertsView(List<OpenAlert> alerts, List<AlertChannel> channels) {
  public AlertsView {
    alerts = List.copyOf(alerts);
    channels = List.copyOf(channels);
  }

  /**
   * An open alert.
   *
   * @param problem what is wrong and what to do, in the language of alerts.yaml
   * @param code the reason's code for programs; null if it has none
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
      List<String> channels) {}

  /**
   * A channel.
   *
   * @param fault why it accepts nothing; null while it does
   */
  public record AlertChannel(String name, String kind, String fault) {}
}
