/**
 * The reading progress of each mailbox in the database: which mails are new, and which reader may
 * change it.
 *
 * <p>The status for operators belongs to inbox.health.
 *
 * <p>Start with {@link MailboxCursors}.
 */
package es.sml.connector.inbox.cursor;
