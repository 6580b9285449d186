/**
 * The search for SML's ids of a customer's province and locality, by postal code and name.
 *
 * <p>SML's own lists of places are read in sml.reference.
 *
 * <p>Start with {@link CustomerPlace}.
 */
package es.sml.connector.sml.place;
