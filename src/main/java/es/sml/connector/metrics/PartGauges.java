package es.sml.connector.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The health of each part, as /observe/health tells it with the reasons. */
public final class PartGauges implements MultiCollector {
  private final Supplier<Map<String, Boolean>> parts;

  /**
   * Gauges of parts.
   *
   * @param parts whether each is well
   */
  public PartGauges(Supplier<Map<String, Boolean>> parts) {
    this.parts = parts;
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, Boolean> now = new TreeMap<>(parts.get());
    GaugeFamily each =
        new GaugeFamily("part_up", "1 while the part is well; /observe/health has the reason");
    now.forEach((part, up) -> each.add(up, "part", part));
    GaugeFamily all =
        new GaugeFamily("healthy", "1 while every part is well").add(!now.containsValue(false));
    return MetricSnapshots.of(each.snapshot(), all.snapshot());
  }
}
