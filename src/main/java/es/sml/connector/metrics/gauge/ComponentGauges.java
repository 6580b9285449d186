package es.sml.connector.metrics.gauge;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Exposes the health of the whole and of each component; /observe/health has the reasons.
 *
 * @param components the health, read at each scrape
 */
public record ComponentGauges(Supplier<Components> components) implements MultiCollector {
  /**
   * The health at one moment.
   *
   * @param up for each component, whether it is up
   * @param status the status of the whole
   * @param all all statuses that there are
   */
  public record Components(Map<String, Boolean> up, String status, List<String> all) {}

  @Override
  public MetricSnapshots collect() {
    Components now = components.get();
    GaugeFamily each =
        new GaugeFamily(
            "component_up", "1 while the component is up; /observe/health has the reason");
    new TreeMap<>(now.up()).forEach((component, up) -> each.add(up, "component", component));
    GaugeFamily states = new GaugeFamily("health_state", "1 for the connector's status, else 0");
    now.all()
        .forEach(
            status ->
                states.add(status.equals(now.status()), "state", status.toLowerCase(Locale.ROOT)));
    return MetricSnapshots.of(each.snapshot(), states.snapshot());
  }
}
