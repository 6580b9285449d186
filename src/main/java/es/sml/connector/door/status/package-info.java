/**
 * The outcome of each request, and the status and health of each channel.
 *
 * <p>The meters for Prometheus belong to metrics.
 *
 * <p>Start with {@link ChannelStatus}.
 */
package es.sml.connector.door.status;
