/**
 * The completion of a draft with the customer's missing name, telephone and e-mail address.
 *
 * <p>The search for contacts in a mail is in parse.contact.
 *
 * <p>Start with {@link ContactGaps}.
 */
package es.sml.connector.parse.gap;
