/**
 * The health of the connector's components, and the status report with accounts and channels.
 *
 * <p>The numbers for Prometheus are in metrics.
 *
 * <p>Start with {@link ConnectorHealth}.
 */
package es.sml.connector.ops.health;
