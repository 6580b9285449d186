package es.sml.connector.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Counts created leads by dealer and source. A message may name anything as its source, so only
 * names of the configuration become labels.
 */
public final class SourceMeters implements MultiCollector {
  private static final String NONE = "none";
  private static final String OTHER = "other";

  /** Meta and Google add the name of the form behind this. */
  private static final String FORM = " / ";

  private record Way(String dealer, String source) {}

  private final Supplier<Set<String>> known;
  private volatile Set<String> dealers = Set.of();
  private final Map<Way, AtomicLong> counts = new ConcurrentHashMap<>();

  /**
   * Starts.
   *
   * @param dealers configured dealers; no other dealer becomes a label
   * @param known names of sources, in small letters
   */
  public SourceMeters(Meters meters, Set<String> dealers, Supplier<Set<String>> known) {
    this.known = known;
    follow(dealers);
    meters.add(this);
  }

  /**
   * Counts a created lead.
   *
   * @param source the portal or website that the message names, in small letters; null for none
   */
  public void created(String dealer, String source) {
    if (dealers.contains(dealer)) {
      counter(dealer, label(source)).incrementAndGet();
    }
  }

  /** Replaces the dealers; the series of removed dealers disappear. */
  public void follow(Set<String> next) {
    dealers = Set.copyOf(next);
    counts.keySet().removeIf(way -> !dealers.contains(way.dealer()));
    dealers.forEach(dealer -> counter(dealer, NONE)); // so that the metric is there at once
  }

  private AtomicLong counter(String dealer, String source) {
    return counts.computeIfAbsent(new Way(dealer, source), any -> new AtomicLong());
  }

  private String label(String source) {
    if (source == null) {
      return NONE;
    }
    int form = source.indexOf(FORM);
    String name = form < 0 ? source : source.substring(0, form);
    return known.get().contains(name) ? name : OTHER;
  }

  @Override
  public MetricSnapshots collect() {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name(Meters.PREFIX + "leads_created_by_source")
            .help("Created in SML, by the portal or website that the message names");
    counts.forEach(
        (way, number) ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(Labels.of("dealer", way.dealer(), "source", way.source()))
                    .value(number.doubleValue())
                    .build()));
    return MetricSnapshots.of(counter.build());
  }
}
