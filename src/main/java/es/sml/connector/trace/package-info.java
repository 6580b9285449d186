/**
 * The spans of a lead's way, and their export to an OpenTelemetry collector.
 *
 * <p>Counters, durations and gauges are in metrics.
 *
 * <p>Start with {@link Traces}.
 */
package es.sml.connector.trace;
