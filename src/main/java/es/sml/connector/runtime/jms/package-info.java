/**
 * The configuration of Camel's JMS consumers: headers, batches and refused queues.
 *
 * <p>The names and permissions of queues belong to runtime.queue.
 *
 * <p>Start with {@link JmsComponents}.
 */
package es.sml.connector.runtime.jms;
