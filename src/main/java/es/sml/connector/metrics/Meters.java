package es.sml.connector.metrics;

import es.sml.connector.failure.RepeatedFailure;
import es.sml.connector.language.FailureWords;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All metrics of one connector, including those of the JVM. */
public final class Meters implements AutoCloseable {
  /** Prefix of each of the connector's own metrics. */
  public static final String PREFIX = "sml_connector_";

  /** Content type of the text that {@link #scrape} returns. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  public Meters() {
    registry.throwExceptionOnRegistrationFailure();
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  public MeterRegistry registry() {
    return registry;
  }

  /**
   * Adds a collector that computes its values at each scrape. While it fails, its metrics are
   * absent, and the others stay.
   */
  public void add(MultiCollector collector) {
    RepeatedFailure failures = new RepeatedFailure();
    registry.getPrometheusRegistry().register(() -> collect(collector, failures));
  }

  private static MetricSnapshots collect(MultiCollector collector, RepeatedFailure failures) {
    try {
      MetricSnapshots all = collector.collect();
      failures.ended();
      return all;
    } catch (RuntimeException e) {
      failures
          .failed(FailureWords.of(e).toString(), Instant.now())
          .ifPresent(
              text ->
                  LOG.warn(
                      "the metrics of {} cannot be read: {}",
                      collector.getClass().getSimpleName(),
                      text));
      return MetricSnapshots.of();
    }
  }

  /** Returns all metrics in Prometheus's text format. */
  public String scrape() {
    return registry.scrape(CONTENT_TYPE);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
