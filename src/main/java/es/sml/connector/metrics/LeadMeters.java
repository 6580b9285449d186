package es.sml.connector.metrics;

import es.sml.connector.lead.InboundMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts leads by dealer and channel, and measures the time from arrival to SML, in steps. A dealer
 * outside the configuration counts as unknown.
 */
public final class LeadMeters implements MultiCollector {
  /** Label of a message that names a dealer outside the configuration. */
  private static final String NOBODY = "unknown";

  private static final Duration[] STEPS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(4),
    Duration.ofHours(24)
  };

  private final MeterRegistry registry;
  private volatile Set<String> dealers = Set.of();
  private final Map<Way, Map<LeadCount, AtomicLong>> counts = new ConcurrentSkipListMap<>();
  private final Map<String, Timer> speeds = new ConcurrentHashMap<>();

  /**
   * Starts all counters at zero.
   *
   * @param channels channels of each configured dealer; no other dealer becomes a label
   */
  public LeadMeters(Meters meters, Map<String, Set<InboundMessage.Channel>> channels) {
    this.registry = meters.registry();
    follow(channels);
    meters.add(this);
  }

  /** Replaces the dealers; the series of removed dealers disappear. */
  public void follow(Map<String, Set<InboundMessage.Channel>> channels) {
    Set<String> gone = new HashSet<>(dealers);
    gone.removeAll(channels.keySet());
    dealers = Set.copyOf(channels.keySet());
    counts.keySet().removeIf(way -> gone.contains(way.dealer()));
    for (String dealer : gone) {
      Timer speed = speeds.remove(dealer);
      if (speed != null) {
        registry.remove(speed);
      }
    }
    // Start at zero, so that rate() counts a dealer's first lead.
    channels.forEach((dealer, ways) -> ways.forEach(channel -> counts(dealer, channel)));
  }

  private record Way(String dealer, InboundMessage.Channel channel) implements Comparable<Way> {
    @Override
    public int compareTo(Way other) {
      int byDealer = dealer.compareTo(other.dealer);
      return byDealer != 0 ? byDealer : channel.compareTo(other.channel);
    }
  }

  public void count(LeadCount what, InboundMessage message) {
    counts(known(message.dealer()), message.channel()).get(what).incrementAndGet();
  }

  /** Counts a created lead and records its speed. */
  public void created(InboundMessage message) {
    count(LeadCount.CREATED, message);
    Duration duration = Duration.between(message.arrivedOrReceived(), Instant.now());
    speeds
        .computeIfAbsent(known(message.dealer()), this::speed)
        .record(
            duration.isNegative()
                ? Duration.ZERO
                : duration); // the mail server's clock may be ahead
  }

  @Override
  public MetricSnapshots collect() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    for (LeadCount what : LeadCount.values()) {
      CounterSnapshot.Builder counter =
          CounterSnapshot.builder().name(what.metric()).help(what.help());
      counts.forEach(
          (way, numbers) ->
              counter.dataPoint(
                  CounterSnapshot.CounterDataPointSnapshot.builder()
                      .labels(
                          Labels.of(
                              "dealer",
                              way.dealer(),
                              "channel",
                              way.channel().name().toLowerCase(Locale.ROOT)))
                      .value(numbers.get(what).doubleValue())
                      .build()));
      all.metricSnapshot(counter.build());
    }
    return all.build();
  }

  private Map<LeadCount, AtomicLong> counts(String dealer, InboundMessage.Channel channel) {
    return counts.computeIfAbsent(new Way(dealer, channel), way -> zeros());
  }

  private static Map<LeadCount, AtomicLong> zeros() {
    Map<LeadCount, AtomicLong> zeros = new EnumMap<>(LeadCount.class);
    for (LeadCount what : LeadCount.values()) {
      zeros.put(what, new AtomicLong());
    }
    return zeros;
  }

  private Timer speed(String dealer) {
    return Timer.builder("sml.connector.speed.to.lead")
        .description("Time from a mail's arrival, or another message's intake, to the lead in SML")
        .tag("dealer", dealer)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  private String known(String dealer) {
    return dealers.contains(dealer) ? dealer : NOBODY;
  }
}
