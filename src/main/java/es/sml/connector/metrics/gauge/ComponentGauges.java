package es.sml.connector.metrics.gauge;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Exposes the health of each component; /observe/health has the reasons. */
public final class ComponentGauges implements MultiCollector {
  private final Supplier<Map<String, Boolean>> components;

  /**
   * Creates the gauges of health.
   *
   * @param components for each component, whether it is up
   */
  public ComponentGauges(Supplier<Map<String, Boolean>> components) {
    this.components = components;
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, Boolean> now = new TreeMap<>(components.get());
    GaugeFamily each =
        new GaugeFamily(
            "component_up", "1 while the component is up; /observe/health has the reason");
    now.forEach((component, up) -> each.add(up, "component", component));
    GaugeFamily all =
        new GaugeFamily("up", "1 while all components are up").add(!now.containsValue(false));
    return MetricSnapshots.of(each.snapshot(), all.snapshot());
  }
}
