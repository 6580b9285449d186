/**
 * The search for many phrases in a text in one pass.
 *
 * <p>The decision that uses the phrases is in parse.decision.
 *
 * <p>Start with {@link Phrases}.
 */
package es.sml.connector.parse.phrase;
