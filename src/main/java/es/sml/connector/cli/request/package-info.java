/**
 * The commands that send a request: call to SML, and send to the door.
 *
 * <p>The command that tests all connections is in cli.check.
 *
 * <p>Start with {@link CallCommand}.
 */
package es.sml.connector.cli.request;
