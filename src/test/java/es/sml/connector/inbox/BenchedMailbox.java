package es.sml.connector.inbox;

/**
 * A dealer's mailbox.
 *
 * @param port of the server, or of what stands before it
 */
record BenchedMailbox(String user, int port) {}
