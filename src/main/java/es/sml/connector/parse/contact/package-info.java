/**
 * The search for the customer's name, telephone and address in a mail, and the media of contact.
 *
 * <p>The completion of a draft with these contacts is in parse.gap.
 *
 * <p>Start with {@link CustomerContacts}.
 */
package es.sml.connector.parse.contact;
