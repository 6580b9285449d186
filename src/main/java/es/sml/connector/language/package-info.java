/**
 * Texts for a person, in Spanish or English. A text is a code with arguments. What the ledger keeps
 * is English, and {@link RecordedReason} shows it in Spanish.
 *
 * <p>The texts of the console's pages belong to console.text. Logs and JSON stay English.
 *
 * <p>Start with {@link LocalizedText}.
 */
package es.sml.connector.language;
