package es.sml.connector.trace;

import es.sml.connector.setting.Check;

/**
 * Where spans go. What else there is to say of them, OpenTelemetry's own variables say (OTEL_...).
 *
 * @param endpoint base URL of a collector that takes OTLP over HTTP; null where no spans are made
 * @param percent of the leads that are traced, of 100; one whose sender traces it is traced as its
 *     sender wants
 */
public record TraceSettings(String endpoint, Integer percent) {
  public TraceSettings {
    if (endpoint != null && !endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
      throw new IllegalArgumentException("endpoint must begin with http:// or https://");
    }
    percent = Check.between("percent", Check.orDefault(percent, 100), 0, 100);
  }
}
