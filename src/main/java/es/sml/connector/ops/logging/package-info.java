/**
 * The format, the limits and the filters of the log.
 *
 * <p>The masking of personal data is in ops.text.
 *
 * <p>Start with {@link LogSettings}.
 */
package es.sml.connector.ops.logging;
