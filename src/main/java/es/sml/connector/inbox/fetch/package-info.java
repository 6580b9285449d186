/**
 * The fetching of mails, also of broken and too large ones, and their parallel storing with
 * progress in order.
 *
 * <p>The choice of mails in a folder belongs to inbox.reader.
 *
 * <p>Start with {@link MailFetcher}.
 */
package es.sml.connector.inbox.fetch;
