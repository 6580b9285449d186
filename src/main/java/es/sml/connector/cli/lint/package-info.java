/**
 * The command that checks the files of the configuration without a start and without a network.
 *
 * <p>The command that tests connections is in cli.check.
 *
 * <p>Start with {@link LintCommand}.
 */
package es.sml.connector.cli.lint;
