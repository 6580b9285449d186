/**
 * A command, which requests an operation of SML, with its account and its lead's name.
 *
 * <p>The reading of commands is in command.intake; their execution is in command.run.
 *
 * <p>Start with {@link Command}.
 */
package es.sml.connector.command;
