/**
 * The cleaning and masking of text from outside, and the reading of raw messages as text.
 *
 * <p>The format of log lines is in ops.logging.
 *
 * <p>Start with {@link PrintableText}.
 */
package es.sml.connector.ops.text;
