/**
 * The reading progress of each mailbox on disk, and the exclusive right of a reader to change it.
 *
 * <p>The status for operators belongs to inbox.health.
 *
 * <p>Start with {@link MailboxCursors}.
 */
package es.sml.connector.inbox.cursor;
