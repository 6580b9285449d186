/**
 * The check of an external broker's setup. It reports each fault with its remedy and changes
 * nothing.
 *
 * <p>The choice of queues for the check belongs to runtime.queue.
 *
 * <p>Start with {@link BrokerCheck}.
 */
package es.sml.connector.broker.check;
