/**
 * The Camel component inbox:, its mailbox settings, and the check of a mailbox without changing it.
 *
 * <p>The reading over IMAP belongs to inbox.reader, and POP3 belongs to inbox.pop3.
 *
 * <p>Start with {@link InboxComponent}.
 */
package es.sml.connector.inbox;
