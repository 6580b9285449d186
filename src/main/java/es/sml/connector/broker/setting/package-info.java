/**
 * The settings of the broker, and the layout of its queues, logins and limits.
 *
 * <p>The configuration of Artemis with these values belongs to broker.
 *
 * <p>Start with {@link BrokerSettings}.
 */
package es.sml.connector.broker.setting;
