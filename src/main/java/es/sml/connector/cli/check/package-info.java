/**
 * The command that tests the connections to SML, the mailboxes, the broker and the door.
 *
 * <p>The command that sends a file to the door is in cli.request.
 *
 * <p>Start with {@link CheckCommand}.
 */
package es.sml.connector.cli.check;
