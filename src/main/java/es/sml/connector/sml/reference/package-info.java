/**
 * The reference lists of each account: sources, fuels, places and users, as SML has them.
 *
 * <p>The comparison of names is in sml.vocabulary; the records of the lists are in
 * sml.answer.reference.
 *
 * <p>Start with {@link ReferenceCatalog}.
 */
package es.sml.connector.sml.reference;
