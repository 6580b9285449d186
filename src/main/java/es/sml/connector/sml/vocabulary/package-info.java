/**
 * Names of fuels and places, their synonyms, and the comparison of names that people write
 * differently.
 *
 * <p>Lists that come from SML are in sml.reference.
 *
 * <p>Start with {@link SmlWords}.
 */
package es.sml.connector.sml.vocabulary;
