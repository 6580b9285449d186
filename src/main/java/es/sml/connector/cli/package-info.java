/**
 * The command line's entry, its error output, and the commands that start a process or check its
 * configuration.
 *
 * <p>Commands for a running connector are in cli.ops, cli.lead and cli.deadletter.
 *
 * <p>Start with {@link SmlConnector}.
 */
package es.sml.connector.cli;
