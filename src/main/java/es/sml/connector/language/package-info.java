/**
 * Texts for a person at a terminal, in Spanish or English.
 *
 * <p>The texts of the console's pages belong to console.text. Logs and JSON stay English.
 *
 * <p>Start with {@link LocalizedText}.
 */
package es.sml.connector.language;
