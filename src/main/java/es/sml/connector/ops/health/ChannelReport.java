package es.sml.connector.ops.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.ChannelUrl;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.DoorSettings;
import es.sml.connector.door.status.ChannelHealthCheck;
import es.sml.connector.door.status.ChannelStatus;
import es.sml.connector.door.status.DoorChannels;
import es.sml.connector.door.status.DoorOutcome;
import es.sml.connector.ops.text.PrintableText;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;

/**
 * Reports the channels of the door in the status.
 *
 * @param configured the channels in force by DEALER/CHANNEL
 */
public record ChannelReport(
    DoorChannels channels, DoorSettings settings, Supplier<Map<String, DoorChannel>> configured) {
  private static final String META = "meta-";
  private static final List<DoorOutcome> OUTCOMES =
      List.of(
          DoorOutcome.STORED,
          DoorOutcome.HELD,
          DoorOutcome.ANSWERED,
          DoorOutcome.REFUSED,
          DoorOutcome.UNAVAILABLE);

  void addTo(ArrayNode all, ConnectorHealth health) {
    Map<String, HealthCheck.Result> results =
        health.results().stream()
            .filter(result -> isOfAChannel(ConnectorHealth.name(result)))
            .collect(Collectors.toMap(ConnectorHealth::name, result -> result));
    Map<String, DoorChannel> now = configured.get();
    for (ChannelStatus status : channels.all()) {
      DoorChannel channel = now.get(status.channel());
      if (channel != null) { // a reload has just removed it
        add(all.addObject(), status, channel, results);
      }
    }
  }

  private static boolean isOfAChannel(String component) {
    return component.startsWith(ChannelHealthCheck.PREFIX) || component.startsWith(META);
  }

  // A channel of Meta has a second component: the fetching of its leads.
  private static HealthCheck.Result worst(
      ChannelStatus status, Map<String, HealthCheck.Result> results) {
    HealthCheck.Result requests = results.get(ChannelHealthCheck.PREFIX + status.channel());
    HealthCheck.Result fetching = results.get(META + status.dealer() + "." + status.id());
    return fetching == null || ConnectorHealth.isUp(fetching) ? requests : fetching;
  }

  private void add(
      ObjectNode json,
      ChannelStatus status,
      DoorChannel channel,
      Map<String, HealthCheck.Result> results) {
    HealthCheck.Result result = worst(status, results);
    ChannelStatus.Refusal refusal = status.lastRefusal();
    json.put("channel", status.channel())
        .put("dealer", status.dealer())
        .put("kind", status.kind().label())
        .put("status", result == null ? "UP" : ConnectorHealth.word(result))
        .put(
            "reason",
            result == null || result.getMessage().isEmpty() ? null : ConnectorHealth.reason(result))
        .put("open", settings.enabled())
        .put("url", ChannelUrl.of(settings, status.channel(), channel).masked())
        .put("lastRequest", StatusReport.text(status.lastRequest()))
        .put("lastStored", StatusReport.text(status.lastStored()))
        .put("lastRefusal", refusal == null ? null : StatusReport.text(refusal.at()))
        .put("lastRefusalReason", refusal == null ? null : PrintableText.line(refusal.reason()));
    ObjectNode requests = json.putObject("requests");
    OUTCOMES.forEach(outcome -> requests.put(outcome.label(), status.count(outcome)));
  }
}
