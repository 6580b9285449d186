/**
 * The removal of customers' data, by age or on an operator's request.
 *
 * <p>The masking of customers' data in output is in ops.text.
 *
 * <p>Start with {@link Retention}.
 */
package es.sml.connector.ops.retention;
