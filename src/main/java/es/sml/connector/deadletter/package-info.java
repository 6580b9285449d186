/**
 * Dead letters and the other queues for operators: what a dead letter holds, and browsing,
 * selecting, replaying and erasing messages.
 *
 * <p>The operators' requests for dead letters are handled in ops.
 *
 * <p>Start with {@link DeadLetterQueues}.
 */
package es.sml.connector.deadletter;
