package es.sml.connector.trace;

import es.sml.connector.setting.Check;

/**
 * The collector of spans and the share of leads that are traced. OpenTelemetry's own variables
 * (OTEL_...) configure the rest.
 *
 * @param endpoint base URL of a collector that takes OTLP over HTTP; null turns tracing off
 * @param samplePercent share of the leads that are traced; the sender of a traceparent decides
 *     about its own lead
 */
public record TraceSettings(String endpoint, Integer samplePercent) {
  public TraceSettings {
    if (endpoint != null && !endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
      throw new IllegalArgumentException("endpoint must begin with http:// or https://");
    }
    samplePercent = Check.between("sample-percent", Check.orDefault(samplePercent, 100), 0, 100);
  }
}
