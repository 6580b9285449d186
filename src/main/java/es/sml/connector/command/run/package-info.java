/**
 * The execution of commands: each runs once, and its record prevents a second run.
 *
 * <p>The removal of old command records is in ledger.erasure.
 *
 * <p>Start with {@link CommandRunner}.
 */
package es.sml.connector.command.run;
