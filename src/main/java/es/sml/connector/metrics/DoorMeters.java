package es.sml.connector.metrics;

import es.sml.connector.door.status.ChannelStatus;
import es.sml.connector.door.status.DoorChannels;
import es.sml.connector.door.status.DoorListener;
import es.sml.connector.door.status.DoorOutcome;
import es.sml.connector.language.LocalizedText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the door's requests by channel and outcome, and measures the time to the response. */
public final class DoorMeters implements MultiCollector, DoorListener {
  private static final String NO_CHANNEL = "unknown";
  private static final Duration[] STEPS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final DoorChannels channels;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  public DoorMeters(Meters meters, DoorChannels channels) {
    this.registry = meters.registry();
    this.channels = channels;
    meters.add(this);
  }

  /** Starts the series of new channels; the series of removed channels disappear. */
  public void follow() {
    Map<String, ChannelStatus> now = new ConcurrentHashMap<>();
    channels.all().forEach(channel -> now.put(channel.channel(), channel));
    timers.entrySet().removeIf(old -> !now.containsKey(old.getKey()) && isRemoved(old.getValue()));
    now.forEach((name, channel) -> timers.computeIfAbsent(name, same -> timer(channel)));
  }

  // No label is made of a request: only the configured channels have a timer.
  @Override
  public void answered(
      String channel, DoorOutcome outcome, Duration duration, LocalizedText reason) {
    Timer timer = channel == null ? null : timers.get(channel);
    if (timer != null) {
      timer.record(duration);
    }
  }

  @Override
  public MetricSnapshots collect() {
    CounterSnapshot.Builder requests =
        CounterSnapshot.builder()
            .name(Meters.PREFIX + "door_requests")
            .help("Requests to the door since the start");
    for (ChannelStatus channel : channels.all()) {
      for (DoorOutcome outcome : DoorOutcome.values()) {
        if (outcome != DoorOutcome.UNKNOWN) {
          add(requests, channel.dealer(), channel.id(), outcome, channel.count(outcome));
        }
      }
    }
    add(requests, NO_CHANNEL, NO_CHANNEL, DoorOutcome.UNKNOWN, channels.unknown());
    return MetricSnapshots.of(requests.build());
  }

  private static void add(
      CounterSnapshot.Builder requests,
      String dealer,
      String channel,
      DoorOutcome outcome,
      long value) {
    requests.dataPoint(
        CounterSnapshot.CounterDataPointSnapshot.builder()
            .labels(Labels.of("dealer", dealer, "channel", channel, "outcome", outcome.label()))
            .value((double) value)
            .build());
  }

  private boolean isRemoved(Timer timer) {
    return registry.remove(timer) != null;
  }

  private Timer timer(ChannelStatus channel) {
    return Timer.builder("sml.connector.door.response.duration")
        .description("Time from a request's first byte to the response")
        .tag("dealer", channel.dealer())
        .tag("channel", channel.id())
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }
}
