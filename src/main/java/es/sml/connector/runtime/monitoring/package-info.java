/**
 * The health, metrics, status and traces of a running connector and its routes.
 *
 * <p>The meters themselves belong to metrics.
 *
 * <p>Start with {@link Monitoring}.
 */
package es.sml.connector.runtime.monitoring;
