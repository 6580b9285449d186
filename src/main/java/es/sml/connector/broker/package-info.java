/**
 * The broker of the routes. The embedded Artemis is configured, started, stopped and monitored
 * here.
 *
 * <p>Settings belong to broker.setting, and the check of an external broker belongs to
 * broker.check.
 *
 * <p>Start with {@link Broker}.
 */
package es.sml.connector.broker;
