package es.sml.connector.trace;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * OpenTelemetry's SDK, sending spans to a collector in the background; what it cannot send is
 * dropped.
 */
public final class Traces implements AutoCloseable {
  private static final String NAME = "sml-connector";
  private static final int LONGEST_STOP = 5;

  private final OpenTelemetrySdk sdk;

  private Traces(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  /** Starts tracing; OpenTelemetry's own variables (OTEL_...) configure the rest. */
  public static Traces start(TraceSettings settings) {
    Map<String, String> properties =
        Map.of(
            "otel.service.name", NAME,
            "otel.exporter.otlp.endpoint", settings.endpoint(),
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.traces.sampler", "parentbased_traceidratio",
            "otel.traces.sampler.arg", String.valueOf(settings.samplePercent() / 100.0),
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");
    return new Traces(
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() -> properties)
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk());
  }

  public Tracer tracer() {
    return sdk.getTracer(NAME);
  }

  /** Sends the pending spans within a few seconds. */
  @Override
  public void close() {
    sdk.shutdown().join(LONGEST_STOP, TimeUnit.SECONDS);
  }
}
