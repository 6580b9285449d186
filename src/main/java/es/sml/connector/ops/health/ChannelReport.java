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
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;

/**
 * Reports the channels of the door in the status: health, last request, last refusal and numbers. A
 * problem comes before a person's pause, because a paused channel still stores leads.
 *
 * @param configured the channels in force by DEALER/CHANNEL
 * @param pauses what operators paused
 */
public record ChannelReport(
    DoorChannels channels,
    DoorSettings settings,
    Supplier<Map<String, DoorChannel>> configured,
    Pauses pauses) {
  private static final String FETCH = "fetch-";
  private static final String UP = "UP";

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

  private Pause pauseOf(ChannelStatus status) {
    Pause own = pauses.of(PauseKind.CHANNEL, status.channel());
    return own == null ? pauses.of(PauseKind.DEALER, status.dealer()) : own;
  }

  static String text(Pause pause, Locale language) {
    return pause == null ? null : PrintableText.line(pause.text().in(language));
  }

  static String code(Pause pause) {
    return pause == null ? null : LocalizedText.stableCode(pause.text());
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
    String state = result == null ? UP : ConnectorHealth.word(result);
    Pause pause = state.equals(UP) ? pauseOf(status) : null;
    boolean isReported = pause == null && result != null && result.getMessage().isPresent();
    ChannelStatus.Refusal refusal = status.lastRefusal();
    return new StatusView.Channel(
        status.channel(),
        status.dealer(),
        status.kind().label(),
        pause == null ? state : "PAUSED",
        isReported ? ConnectorHealth.reason(result, language) : text(pause, language),
        isReported ? ConnectorHealth.code(result) : code(pause),
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
