/**
 * The reading of raw mails within limits: headers, multiparts, signed content and Outlook
 * attachments.
 *
 * <p>The text of a mail is split into lines in parse.mail.
 *
 * <p>Start with {@link MailReader}.
 */
package es.sml.connector.parse.mime;
