/**
 * Connections to a broker as its client. The depth and age of its queues are read here.
 *
 * <p>The embedded server belongs to broker.
 *
 * <p>Start with {@link BrokerConnections}.
 */
package es.sml.connector.broker.client;
