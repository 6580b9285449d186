/**
 * The entry to parsing: LeadParser tries the formats in order and returns the leads of a message.
 *
 * <p>The formats and the readers of values are in the packages below.
 *
 * <p>Start with {@link LeadParser}.
 */
package es.sml.connector.parse;
