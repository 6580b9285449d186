/**
 * The registry of metrics, and the counters and durations that grow with events.
 *
 * <p>The states that are read at one moment are in metrics.gauge.
 *
 * <p>Start with {@link Meters}.
 */
package es.sml.connector.metrics;
