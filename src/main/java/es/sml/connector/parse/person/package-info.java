/**
 * The recognition of people's names in headers, sentences and signatures.
 *
 * <p>The choice of the customer's name is in parse.contact and parse.gap.
 *
 * <p>Start with {@link PersonNames}.
 */
package es.sml.connector.parse.person;
