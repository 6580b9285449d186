/**
 * The commands that list, show, replay and discard dead letters, or teach from them, and the report
 * of a batch.
 *
 * <p>The connector's side of these commands is in ops.deadletter.
 *
 * <p>Start with {@link DeadLettersCommand}.
 */
package es.sml.connector.cli.deadletter;
