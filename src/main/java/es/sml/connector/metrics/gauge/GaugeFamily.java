package es.sml.connector.metrics.gauge;

import es.sml.connector.metrics.Meters;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;

/** All series of one gauge at one moment. */
final class GaugeFamily {
  private final GaugeSnapshot.Builder snapshot;

  GaugeFamily(String name, String help) {
    this.snapshot = GaugeSnapshot.builder().name(Meters.PREFIX + name).help(help);
  }

  /**
   * Adds one series.
   *
   * @param labels alternating label names and values
   */
  GaugeFamily add(double value, String... labels) {
    snapshot.dataPoint(
        GaugeSnapshot.GaugeDataPointSnapshot.builder()
            .labels(Labels.of(labels))
            .value(value)
            .build());
    return this;
  }

  GaugeFamily add(long value, String... labels) {
    return add((double) value, labels);
  }

  GaugeFamily add(boolean value, String... labels) {
    return add(value ? 1.0 : 0.0, labels);
  }

  GaugeSnapshot snapshot() {
    return snapshot.build();
  }

  static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
