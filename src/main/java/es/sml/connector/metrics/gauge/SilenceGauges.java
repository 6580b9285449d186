package es.sml.connector.metrics.gauge;

import es.sml.connector.report.silence.Silence;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Supplier;

/** Exposes the unusually silent sources; a source that is not silent has no series. */
public record SilenceGauges(Supplier<List<Silence>> silences) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    GaugeFamily missing =
        new GaugeFamily(
            "source_missing_leads", "Leads that a silent source usually sends in such a time");
    for (Silence silence : silences.get()) {
      missing.add(silence.usual(), "dealer", silence.dealer(), "source", silence.source());
    }
    return MetricSnapshots.of(missing.snapshot());
  }
}
