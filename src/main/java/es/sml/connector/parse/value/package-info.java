/**
 * The readers of single values: e-mail addresses, prices, kilometres, years, countries and yes or
 * no.
 *
 * <p>Telephone numbers are in parse.phone, and dates are in parse.date.
 *
 * <p>Start with {@link EmailReader}.
 */
package es.sml.connector.parse.value;
