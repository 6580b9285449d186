/**
 * The client of the ops API, and the commands for the status, the reload and the accounts.
 *
 * <p>Commands for leads are in cli.lead, and commands for dead letters are in cli.deadletter.
 *
 * <p>Start with {@link OpsClient}.
 */
package es.sml.connector.cli.ops;
