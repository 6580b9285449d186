package es.sml.connector.inbox;

/**
 * A dealer's mailbox.
 *
 * @param port of the server, or of the proxy before it
 */
record BenchedMailbox(String user, int port) {}
