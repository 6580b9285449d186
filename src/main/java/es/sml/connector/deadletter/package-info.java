/**
 * Dead letters and the other queues for operators: writing, browsing, selecting and consuming
 * messages.
 *
 * <p>The operators' requests for dead letters are handled in ops.
 *
 * <p>Start with {@link DeadLetterQueues}.
 */
package es.sml.connector.deadletter;
