/**
 * The reading of text without labels: sentences, subjects, page addresses and bare values.
 *
 * <p>The customer's name and contacts in such text are in parse.contact and parse.gap.
 *
 * <p>Start with {@link UnlabelledReader}.
 */
package es.sml.connector.parse.unlabelled;
