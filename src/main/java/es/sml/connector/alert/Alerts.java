package es.sml.connector.alert;

import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The alerts of a running connector, for operators. */
public interface Alerts {
  /**
   * An open alert.
   *
   * @param runbook the section of the runbook with its #; empty for the whole page
   * @param channels the channels that got a notice of it
   */
  record Open(
      Condition condition,
      Instant since,
      LocalizedText problem,
      LocalizedText remedy,
      String runbook,
      Set<String> channels) {}

  /**
   * A channel of alerts.yaml.
   *
   * @param fault why it accepts nothing; null while it does
   */
  record Channel(String name, String kind, String fault) {}

  /** Returns the open alerts, the most severe first. */
  List<Open> open();

  List<Channel> channels();

  /**
   * Sends a test to a channel at once.
   *
   * @return why the channel did not accept it; null if it did
   */
  String test(String channel);
}
