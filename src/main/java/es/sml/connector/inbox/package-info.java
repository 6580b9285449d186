/** The Camel component {@code inbox:}, which reads a mailbox over IMAP as soon as a mail comes. */
package es.sml.connector.inbox;
