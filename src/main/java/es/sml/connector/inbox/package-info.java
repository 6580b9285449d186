/**
 * The Camel component {@code inbox:}, which reads a mailbox over IMAP the moment that a mail comes.
 */
package es.sml.connector.inbox;
