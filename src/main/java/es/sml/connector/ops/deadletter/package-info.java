/**
 * The queries about dead letters, and the actions on them: replay and discard.
 *
 * <p>The queues of dead letters are in the package deadletter.
 *
 * <p>Start with {@link DeadLetterQueries}.
 */
package es.sml.connector.ops.deadletter;
