package es.sml.connector.ops.health;

import es.sml.connector.door.ChannelUrl;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.DoorSettings;
import es.sml.connector.door.status.ChannelHealthCheck;
import es.sml.connector.door.status.ChannelStatus;
import es.sml.connector.door.status.DoorChannels;
import es.sml.connector.door.status.DoorOutcome;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.StatusView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;

/**
 * Reports the channels of the door in the status: health, last request, last refusal and numbers.
 *
 * @param configured the channels in force by DEALER/CHANNEL
 */
public record ChannelReport(
    DoorChannels channels, DoorSettings settings, Supplier<Map<String, DoorChannel>> configured) {
  private static final String FETCH = "fetch-";

  List<StatusView.Channel> views(ConnectorHealth health, Locale language) {
    Map<String, HealthCheck.Result> results =
        health.results().stream()
            .filter(result -> isOfAChannel(ConnectorHealth.name(result)))
            .collect(Collectors.toMap(ConnectorHealth::name, result -> result));
    Map<String, DoorChannel> now = configured.get();
    return channels.all().stream()
        .filter(status -> now.containsKey(status.channel())) // else a reload has just removed it
        .map(status -> view(status, now.get(status.channel()), results, language))
        .toList();
  }

  private static boolean isOfAChannel(String component) {
    return component.startsWith(ChannelHealthCheck.PREFIX) || component.startsWith(FETCH);
  }

  // A channel of Meta or LinkedIn has a second component: the fetching of its leads.
  private static HealthCheck.Result worst(
      ChannelStatus status, Map<String, HealthCheck.Result> results) {
    HealthCheck.Result requests = results.get(ChannelHealthCheck.PREFIX + status.channel());
    HealthCheck.Result fetching = results.get(FETCH + status.dealer() + "." + status.id());
    return fetching == null || ConnectorHealth.isUp(fetching) ? requests : fetching;
  }

  private StatusView.Channel view(
      ChannelStatus status,
      DoorChannel channel,
      Map<String, HealthCheck.Result> results,
      Locale language) {
    HealthCheck.Result result = worst(status, results);
    boolean isReported = result != null && result.getMessage().isPresent();
    ChannelStatus.Refusal refusal = status.lastRefusal();
    return new StatusView.Channel(
        status.channel(),
        status.dealer(),
        status.kind().label(),
        result == null ? "UP" : ConnectorHealth.word(result),
        isReported ? ConnectorHealth.reason(result, language) : null,
        isReported ? ConnectorHealth.code(result) : null,
        settings.enabled(),
        ChannelUrl.of(settings, status.channel(), channel).masked(),
        StatusReport.text(status.lastRequest()),
        StatusReport.text(status.lastStored()),
        refusal == null ? null : StatusReport.text(refusal.at()),
        refusal == null ? null : PrintableText.line(refusal.reason().in(language)),
        refusal == null ? null : LocalizedText.stableCode(refusal.reason()),
        new StatusView.Requests(
            status.count(DoorOutcome.STORED),
            status.count(DoorOutcome.HELD),
            status.count(DoorOutcome.ANSWERED),
            status.count(DoorOutcome.REFUSED),
            status.count(DoorOutcome.UNAVAILABLE)));
  }
}
