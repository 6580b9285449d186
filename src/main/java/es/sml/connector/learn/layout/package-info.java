/**
 * The analysis of several mails: their common lines, labels and words, and the values that vary.
 *
 * <p>The entries that follow from the analysis are in learn.
 *
 * <p>Start with {@link Layout}.
 */
package es.sml.connector.learn.layout;
