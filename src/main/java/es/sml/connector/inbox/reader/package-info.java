/**
 * The reading of one mailbox: threads, limits of a server, pauses after failures, and the action on
 * stored mails.
 *
 * <p>The download of a mail belongs to inbox.fetch.
 *
 * <p>Start with {@link MailboxReader}.
 */
package es.sml.connector.inbox.reader;
