/**
 * Messages that an operator tries: what the connector reads in them, and leads that an operator
 * writes.
 *
 * <p>Start with {@link MessageTrials}.
 */
package es.sml.connector.ops.trial;
