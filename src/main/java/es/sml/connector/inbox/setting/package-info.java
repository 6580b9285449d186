/**
 * The settings of a mailbox reader: its first mails, and the action on stored mails.
 *
 * <p>The address of the mail server belongs to inbox.connection.
 *
 * <p>Start with {@link MailboxSettings}.
 */
package es.sml.connector.inbox.setting;
