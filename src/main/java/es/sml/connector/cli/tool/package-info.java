/**
 * The commands for a trial: they run the sandbox and the demo.
 *
 * <p>Here belongs a command that production never needs. The package has it in {@code lib/tools},
 * apart from the class path. Start with {@link es.sml.connector.cli.tool.DemoCommand}.
 */
package es.sml.connector.cli.tool;
