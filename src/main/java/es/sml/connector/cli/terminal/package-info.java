/**
 * The text output of commands: rows, details, safe text, a quiet log, and a question to the user.
 *
 * <p>The output of one command's result is in the package of that command.
 *
 * <p>Start with {@link ShownText}.
 */
package es.sml.connector.cli.terminal;
