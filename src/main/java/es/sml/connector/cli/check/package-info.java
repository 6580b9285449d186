/**
 * The command that tests the connections to SML, the mailboxes, the broker, the door, and the
 * platforms of lead ads.
 *
 * <p>The command that sends a file to the door is in cli.request.
 *
 * <p>Start with {@link CheckCommand}.
 */
package es.sml.connector.cli.check;
