/** What Prometheus reads: counts, times and states of the connector, without anybody's data. */
package es.sml.connector.metrics;
