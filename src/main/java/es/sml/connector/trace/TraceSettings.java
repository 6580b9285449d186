package es.sml.connector.trace;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;

/**
 * The collector of spans and the share of leads that are traced. OpenTelemetry's own variables
 * (OTEL_...) configure the rest.
 *
 * @param endpoint OpenTelemetry collector for OTLP over HTTP, such as Jaeger or Tempo. By default
 *     there are no traces. Each lead is one trace, with the lead's key, dealer and account but no
 *     customer data. OpenTelemetry's variables, such as {@code OTEL_EXPORTER_OTLP_HEADERS} for a
 *     login, set the rest.
 * @param samplePercent Share of the leads that are traced; 0 to 100 percent. For a lead with a
 *     traceparent, its sender decides.
 */
public record TraceSettings(String endpoint, Integer samplePercent) {
  public TraceSettings {
    if (endpoint != null && !endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
      throw new InvalidSettingException(
          "trace.endpoint", "endpoint must begin with http:// or https://");
    }
    samplePercent = Check.between("sample-percent", Check.orDefault(samplePercent, 100), 0, 100);
  }
}
