/**
 * The lines of a mail's text, separated from quoted and forwarded mails.
 *
 * <p>HTML is converted in parse.html, and raw mails are read in parse.mime.
 *
 * <p>Start with {@link MailLines}.
 */
package es.sml.connector.parse.mail;
