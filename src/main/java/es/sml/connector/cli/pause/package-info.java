/**
 * The commands that pause and resume an account, a dealer, a mailbox and more.
 *
 * <p>The client of the ops API is in cli.ops.
 *
 * <p>Start with {@link PauseCommand}.
 */
package es.sml.connector.cli.pause;
