/** Metrics for Prometheus: counters, durations and states, without personal data. */
package es.sml.connector.metrics;
