/**
 * The intake of commands: it reads them from the queue or makes them from HTTP requests.
 *
 * <p>The HTTP server itself is in ops; the rights are checked in command.access.
 *
 * <p>Start with {@link CommandReader}.
 */
package es.sml.connector.command.intake;
