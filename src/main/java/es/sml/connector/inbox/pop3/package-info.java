/**
 * The reading of a POP3 mailbox by Camel: polls, limits, and records of stored mails, so that none
 * is read twice.
 *
 * <p>The check of a POP3 mailbox belongs to inbox.
 *
 * <p>Start with {@link Pop3PollStrategy}.
 */
package es.sml.connector.inbox.pop3;
