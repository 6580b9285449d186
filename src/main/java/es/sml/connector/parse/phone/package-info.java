/**
 * The reading of telephone numbers in fields and sentences, with the country of each number.
 *
 * <p>The choice of the customer's number is in parse.contact.
 *
 * <p>Start with {@link PhoneReader}.
 */
package es.sml.connector.parse.phone;
