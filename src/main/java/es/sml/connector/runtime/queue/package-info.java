/**
 * The queues of accounts and dealers, and the leads in broker.dead that belong to a dealer.
 *
 * <p>The consumers of the queues belong to runtime.jms and runtime.dealer.
 *
 * <p>Start with {@link DealerQueues}.
 */
package es.sml.connector.runtime.queue;
