/**
 * The login and the commands of one IMAP connection.
 *
 * <p>The order of these commands belongs to inbox.reader.
 *
 * <p>Start with {@link ImapConnection}.
 */
package es.sml.connector.inbox.imap;
