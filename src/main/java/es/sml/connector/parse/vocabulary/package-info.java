/**
 * The vocabulary: all words from config/vocabulary that the parser uses, and the kinds of evidence.
 *
 * <p>The reader of one vocabulary file is in parse.text.
 *
 * <p>Start with {@link Vocabulary}.
 */
package es.sml.connector.parse.vocabulary;
