/**
 * The protected network connection to a mail server, its limits, and the texts and kinds of its
 * failures.
 *
 * <p>IMAP commands belong to inbox.imap.
 *
 * <p>Start with {@link MailServer}.
 */
package es.sml.connector.inbox.connection;
