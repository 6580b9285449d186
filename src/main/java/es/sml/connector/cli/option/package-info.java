/**
 * The options that several commands can share, and the command that groups others. The options are
 * directories, account, time and batch confirmation.
 *
 * <p>The options for the ops API are in cli.ops.
 *
 * <p>Start with {@link ConfigurationOptions}.
 */
package es.sml.connector.cli.option;
