/**
 * The mapping of a canonical lead to SML's format, by its dealer's settings and SML's reference
 * data.
 *
 * <p>The search for names and places is in sml.vocabulary and sml.place.
 *
 * <p>Start with {@link LeadMapping}.
 */
package es.sml.connector.sml.mapping;
