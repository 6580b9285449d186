/**
 * The sending of mails to people, with the mail server's protection and login.
 *
 * <p>The reading of mailboxes belongs to inbox.
 *
 * <p>Start with {@link OutgoingMailServer}.
 */
package es.sml.connector.mail;
