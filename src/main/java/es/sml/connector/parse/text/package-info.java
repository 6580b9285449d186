/**
 * Basic operations on text: characters, words, misspellings and vocabulary files.
 *
 * <p>The search for phrases is in parse.phrase.
 *
 * <p>Start with {@link Words}.
 */
package es.sml.connector.parse.text;
