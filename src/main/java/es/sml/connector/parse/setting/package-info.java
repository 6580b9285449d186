/**
 * The configuration of the parser: its treatment of unsure leads and non-leads, and the dealer's
 * own contacts.
 *
 * <p>The words from config/vocabulary are in parse.vocabulary.
 *
 * <p>Start with {@link ParseSettings}.
 */
package es.sml.connector.parse.setting;
