package es.sml.connector.metrics.gauge;

import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Exposes what operators paused, and the queues whose leads wait for it.
 *
 * @param queues the queues that nothing consumes during a pause, by kind and name
 */
public record PauseGauges(Pauses pauses, Supplier<Map<PauseKind, Map<String, Set<String>>>> queues)
    implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    GaugeFamily active = new GaugeFamily("pause_active", "1 while an operator's pause is in force");
    GaugeFamily paused =
        new GaugeFamily(
            "queue_paused", "1 while the queue's leads wait for an operator's pause, else 0");
    Instant now = Instant.now();
    Map<PauseKind, Map<String, Set<String>>> all = queues.get();
    Set<String> waiting = new TreeSet<>();
    for (Pause pause : pauses.all()) {
      if (pause.isInForce(now)) {
        active.add(true, "kind", pause.kind().word(), "name", pause.name());
        waiting.addAll(
            all.getOrDefault(pause.kind(), Map.of()).getOrDefault(pause.name(), Set.of()));
      }
    }
    all.values().stream()
        .flatMap(named -> named.values().stream())
        .flatMap(Set::stream)
        .distinct()
        .forEach(queue -> paused.add(waiting.contains(queue), "queue", queue));
    return MetricSnapshots.of(active.snapshot(), paused.snapshot());
  }
}
